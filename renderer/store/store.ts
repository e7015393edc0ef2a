import { createStore, type StoreApi } from 'zustand/vanilla';
import { initialState, type AppState } from './app-state.ts';
import type { Device } from './device.ts';

export type AppStore = StoreApi<AppState>;

/** One store a window. It holds plain data; what changes it are the pure functions beside it, called by sync and actions. */
export const createAppStore = (device?: Device): AppStore => createStore(() => initialState(device));
