import type { HubClient } from '../sync/hub-client.ts';
import type { Outbox } from '../sync/outbox.ts';
import type { Timers } from '../sync/timers.ts';
import type { SoundPorts } from './sound/tones.ts';
import type { AppStore } from '../store/store.ts';

export type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What every action may use. Nothing else in the renderer changes the hub. */
export type ActionPorts = {
  store: AppStore;
  hub: HubClient;
  outbox: Outbox;
  newKey: () => string;
  timers: Timers;
  random: () => number;
  /** Remembered by this window. */
  windowStorage: KeyValue;
  /** Remembered by this machine. */
  machineStorage: KeyValue;
  /** Without: a silent machine. */
  sounds?: SoundPorts | undefined;
};
