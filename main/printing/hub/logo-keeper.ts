import type { Columns } from '../layout/lay-out.ts';
import type { Journal } from '../journal/journal.ts';
import type { QueueLog } from '../queue/printer-queue.ts';
import type { Bitmap } from '../render/bitmap.ts';
import { drawLogo } from '../render/logo.ts';
import type { HubClient } from './hub-client.ts';

type LogoKeeperOptions = {
  readonly journal: Pick<Journal, 'meta' | 'setMeta'>;
  readonly hub: Pick<HubClient, 'logo'>;
  readonly log: QueueLog;
};

const widths: readonly Columns[] = [32, 42, 48];

/**
 * The venue's logo as dots for each width of paper. Kept in the journal, so that slips printed while the hub is away look as
 * ever; a logo that cannot be had or drawn costs a slip its logo, nothing else.
 */
export const createLogoKeeper = ({ journal, hub, log }: LogoKeeperOptions) => {
  let drawn = new Map<Columns, Bitmap>();
  let present: string | undefined;

  const draw = async (tag: string, png: string): Promise<void> => {
    const fresh = await Promise.all(
      widths.map(async (columns) => [columns, await drawLogo(Buffer.from(png, 'base64'), columns)] as const),
    );
    drawn = new Map(fresh);
    present = tag;
  };
  const keep = (tag: string, png: string): void => {
    journal.setMeta('logo', JSON.stringify({ tag, png }));
  };

  return {
    /** What a restart left. Never rejects. */
    restore: async (): Promise<void> => {
      const { tag, png } = JSON.parse(journal.meta('logo') ?? '{}') as { tag?: string; png?: string };
      if (tag === undefined || png === undefined) return;
      await draw(tag, png).catch((error: unknown) => log('warn', 'the logo cannot be drawn', { error: String(error) }));
    },
    /** Asks the hub whether there is another one. Never rejects. */
    refresh: async (): Promise<void> => {
      try {
        const found = await hub.logo(present);
        if (found === 'unchanged') return;
        if (found === undefined) {
          drawn = new Map();
          if (present !== undefined) journal.setMeta('logo', '{}');
          present = undefined;
          return;
        }
        const png = found.png.toString('base64');
        await draw(found.tag, png);
        keep(found.tag, png);
      } catch (error) {
        log('warn', 'the logo could not be refreshed', { error: String(error) });
      }
    },
    dots: (columns: Columns): Bitmap | undefined => drawn.get(columns),
  };
};
