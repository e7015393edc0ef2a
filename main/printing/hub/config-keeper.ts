import { z } from 'zod';
import { printerWire, registerWire } from '#contract/devices.ts';
import { settings } from '#contract/settings.ts';
import type { Journal } from '../journal/journal.ts';
import type { PrintConfig } from '../routing.ts';
import type { QueueLog } from '../queue/printer-queue.ts';
import type { HubClient } from './hub-client.ts';

type ConfigKeeperOptions = {
  readonly journal: Journal;
  readonly hub: Pick<HubClient, 'config'>;
  readonly log: QueueLog;
  readonly onChange: () => void;
  /** The hub was asked; what is kept beside the configuration may have changed as well. */
  readonly onRefreshed: () => void;
};

const printConfig = z.object({ printers: printerWire.array(), registers: registerWire.array(), settings });

const stored = (journal: Journal): PrintConfig | undefined => {
  const text = journal.meta('config');
  // One that an older version wrote lacks what is needed now: the hub is asked again.
  return text === undefined ? undefined : printConfig.safeParse(JSON.parse(text)).data;
};

/** Printers' own states come and go all day; they route nothing. */
const essence = (config: PrintConfig): string =>
  JSON.stringify({
    ...config,
    printers: config.printers.map((printer) => ({ ...printer, status: null, detail: null })),
  });

/**
 * The last configuration the hub gave. It survives a restart, so that slips waiting in the journal print while the hub is
 * away, and a failed refresh keeps the old one: an emptied cache once made kitchen tickets vanish (mysagra reference 4.4, 12).
 */
export const createConfigKeeper = ({ journal, hub, log, onChange, onRefreshed }: ConfigKeeperOptions) => {
  let config = stored(journal);
  return {
    current: (): PrintConfig | undefined => config,
    /** Fetches; answers whether the hub gave one. Never rejects. */
    refresh: async (): Promise<boolean> => {
      try {
        const fresh = await hub.config();
        onRefreshed();
        const changed = config === undefined || essence(config) !== essence(fresh);
        config = fresh;
        if (changed) {
          journal.setMeta('config', JSON.stringify(fresh));
          onChange();
        }
        return true;
      } catch (error) {
        log('warn', 'the configuration could not be refreshed', { error: String(error) });
        return false;
      }
    },
  };
};
export type ConfigKeeper = ReturnType<typeof createConfigKeeper>;
