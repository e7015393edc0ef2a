import { createContext, useContext } from 'react';
import type { Scope } from '../../store/scope.ts';

/** The half of the screen that a ticket stands in: which one, and which stations it follows. */
export const HalfContext = createContext<{ side: number; scope: Scope }>({ side: 0, scope: [] });

export const useHalf = () => useContext(HalfContext);
