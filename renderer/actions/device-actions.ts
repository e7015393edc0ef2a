import { hashOf, type Device, type ScreenRole } from '../store/device.ts';
import type { ActionPorts } from './ports.ts';

export const DEVICE_KEY = 'passrail.device';
/** What the machine's own window was last: a browser that is killed forgets its window's storage, not the machine's. */
export const LAST_ROLE_KEY = 'passrail.lastRole';

export type DeviceActions = {
  set: (part: Partial<Device>) => void;
  /** Null: back to the choice. */
  open: (role: ScreenRole | null) => void;
};

/** What a window is and looks like; kept for the window, and (all but the role) as the default of the next one. */
export const deviceActions = ({
  store,
  windowStorage,
  machineStorage,
}: Pick<ActionPorts, 'store' | 'windowStorage' | 'machineStorage'>): DeviceActions => {
  const set = (part: Partial<Device>): void => {
    const device = { ...store.getState().device, ...part };
    store.setState({ device });
    try {
      windowStorage.setItem(DEVICE_KEY, JSON.stringify(device));
      machineStorage.setItem(DEVICE_KEY, JSON.stringify({ ...device, role: null, locked: false }));
      machineStorage.setItem(LAST_ROLE_KEY, device.role ?? '');
    } catch {
      // A window without storage forgets its choice at reload, nothing worse.
    }
    if (globalThis.location !== undefined && globalThis.location.hash !== hashOf(device))
      globalThis.history.replaceState(null, '', hashOf(device));
  };
  return { set, open: (role) => set({ role }) };
};
