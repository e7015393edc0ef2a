import { createContext, useContext } from 'react';
import type { Look } from '../../store/kitchen-look.ts';

/** How large the type of this screen came out, for who sets it up. */
export const LookContext = createContext<Look>({ type: 0, columns: 0, wanted: 0 });

export const useLook = (): Look => useContext(LookContext);
