import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AppState } from './app-state.ts';
import type { AppStore } from './store.ts';

export const StoreContext = createContext<AppStore | null>(null);

export const useAppStore = (): AppStore => {
  const store = useContext(StoreContext);
  if (!store) throw new Error('no store above this component');
  return store;
};

/** A part of the state; the component renders again only when that part changes. */
export const useApp = <T>(select: (state: AppState) => T): T => useStore(useAppStore(), select);
