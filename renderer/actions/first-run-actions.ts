import type { FirstRunAnswer, FirstRunInput, FoundPrinters } from '#contract/first-run.ts';
import type { ImportPreview } from '#contract/menu-import.ts';
import type { ActionPorts } from './ports.ts';

export type FirstRunActions = {
  /** Printers in the networks of the hub; takes some seconds. @throws HubError */
  search: () => Promise<FoundPrinters>;
  /** What a CSV file (base64) would be as the menu of this house with printers of these names. @throws HubError */
  previewMenu: (file: string, printers: readonly string[]) => Promise<ImportPreview>;
  /** All or nothing; from then on this window is the administrator's. @throws HubError */
  finish: (input: FirstRunInput) => Promise<FirstRunAnswer>;
  /** The wizard is over: this machine is the station's again. */
  leave: () => Promise<void>;
};

export const firstRunActions = ({ store, hub }: Pick<ActionPorts, 'store' | 'hub'>): FirstRunActions => ({
  search: async () => (await hub.send<FoundPrinters>('POST', '/v1/printers/search', {})).data,
  previewMenu: async (file, printers) =>
    (await hub.send<ImportPreview>('POST', '/v1/first-run/menu-preview', { file, printers })).data,
  finish: async (input) => {
    const { data } = await hub.send<FirstRunAnswer>('POST', '/v1/first-run', input);
    hub.actAs(data.token);
    return data;
  },
  leave: async () => {
    hub.actAs(null);
    const { data: user } = await hub.get<{ id: number; username: string; role: 'operator' }>('/auth/session');
    store.setState(({ session }) => ({
      session: { phase: 'in', user, about: session.about && { ...session.about, firstRun: false } },
    }));
  },
});
