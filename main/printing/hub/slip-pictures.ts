import type { PrintPreview } from '#contract/print-jobs.ts';
import type { QueueLog } from '../queue/printer-queue.ts';
import type { HubClient } from './hub-client.ts';

export type SlipPicture = {
  /** Two pictures of one slip with the same mark are the same picture. */
  readonly mark: string;
  readonly draw: () => PrintPreview;
};

type SlipPicturesOptions = {
  readonly hub: Pick<HubClient, 'reportPreview'>;
  readonly log: QueueLog;
  /** Undefined for what has no paper, or is no longer kept. */
  readonly pictureOf: (key: string) => SlipPicture | undefined;
};

// Of an evening's slips only the latest are looked at; a station that runs for weeks must not remember all.
const REMEMBERED = 2000;
// While the hub is slow, pictures of what is long printed are the first that nobody misses.
const LONGEST_LINE = 300;

/** Shows the hub what each slip looks like: when it is first spoken of, and again when its next try says something else. */
export const createSlipPictures = ({ hub, log, pictureOf }: SlipPicturesOptions) => {
  const shown = new Map<string, string>();
  const line = new Set<string>();
  let running: Promise<void> | undefined;
  let stopping = false;

  const show = async (key: string): Promise<void> => {
    const picture = pictureOf(key);
    if (picture === undefined || shown.get(key) === picture.mark) return;
    await hub.reportPreview(key, picture.draw());
    shown.delete(key);
    shown.set(key, picture.mark);
    for (const oldest of shown.keys()) if (shown.size > REMEMBERED) shown.delete(oldest);
  };

  const drain = async (): Promise<void> => {
    for (const key of line) {
      line.delete(key);
      if (stopping) return;
      // The slip's next report asks again.
      await show(key).catch((error: unknown) =>
        log('warn', 'the picture of a slip was not taken', { key, error: String(error) }),
      );
    }
  };

  return {
    /** These were just reported. Pictures follow one at a time and keep no report waiting. */
    push: (keys: readonly string[]): void => {
      for (const key of keys) line.add(key);
      for (const oldest of line) if (line.size > LONGEST_LINE) line.delete(oldest);
      running ??= drain().finally(() => (running = undefined));
    },
    stop: async (): Promise<void> => {
      stopping = true;
      await running;
    },
  };
};
