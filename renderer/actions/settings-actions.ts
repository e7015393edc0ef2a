import type { Settings } from '#contract/settings.ts';
import type { ActionPorts } from './ports.ts';
import type { ToastActions } from './toast-actions.ts';

export type SettingsActions = {
  /** For the whole venue; a manager's right. True when the hub took it; a refusal is said on screen. */
  change: (part: Partial<Settings>) => Promise<boolean>;
  /** The venue's picture, a PNG in base64; null: none. True when the hub took it. */
  setLogo: (png: string | null) => Promise<boolean>;
};

export const settingsActions = (
  { store, hub, newKey }: Pick<ActionPorts, 'store' | 'hub' | 'newKey'>,
  toasts: ToastActions,
): SettingsActions => ({
  change: async (part) => {
    try {
      const { data } = await hub.send<Settings>('PATCH', '/v1/settings', part, newKey());
      store.setState({ settings: data });
      return true;
    } catch (error) {
      toasts.fail(error);
      return false;
    }
  },
  setLogo: async (png) => {
    try {
      await (png === null
        ? hub.send('DELETE', '/v1/settings/logo', undefined, newKey())
        : hub.send('PUT', '/v1/settings/logo', { png }, newKey()));
      return true;
    } catch (error) {
      toasts.fail(error);
      return false;
    }
  },
});
