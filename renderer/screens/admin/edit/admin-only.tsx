import type { ReactNode } from 'react';
import { useApp } from '../../../store/use-app.ts';

/** What the hub refuses a maintainer is not offered to one. */
export const AdminOnly = ({ children }: { children: ReactNode }) =>
  useApp((state) => state.session.user?.role === 'admin') ? children : null;
