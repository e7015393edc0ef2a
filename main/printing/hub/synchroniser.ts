import type { Journal } from '../journal/journal.ts';
import { backoffMs } from '../queue/backoff.ts';
import { createNap } from '../queue/nap.ts';
import type { QueueLog } from '../queue/printer-queue.ts';
import type { Timers } from '../transport/transport.ts';
import type { ConfigKeeper } from './config-keeper.ts';
import { createEventIntake } from './event-intake.ts';
import { createEventStream, type StreamEvent } from './event-stream.ts';
import type { Fetch, HubClient } from './hub-client.ts';
import { reconcile } from './reconcile.ts';

type SynchroniserOptions = {
  readonly hubUrl: string;
  readonly apiKey: string;
  readonly fetch: Fetch;
  readonly hub: HubClient;
  readonly journal: Journal;
  readonly config: ConfigKeeper;
  readonly timers: Timers;
  readonly random: () => number;
  readonly log: QueueLog;
  readonly silenceMs?: number;
  /** `urgent`: a person asked, so waiting pauses end too. */
  readonly onJobs: (urgent: boolean) => void;
  readonly onLink: (up: boolean) => void;
};

/**
 * Keeps the journal level with the hub: first the configuration, then whatever no stream can tell any more, then the
 * stream from there. A `resync` starts over.
 */
export const createSynchroniser = (options: SynchroniserOptions) => {
  const { journal, hub, config, timers, log } = options;
  const nap = createNap(timers);
  let stopping = false;
  // Written down where a full disk can be waited for: an error thrown at the stream would end the whole station.
  let placeLost = false;
  let running: Promise<void> = Promise.resolve();

  const intake = createEventIntake({
    journal,
    config,
    now: hub.now,
    log,
    onJobs: options.onJobs,
    onTrouble: (error) => {
      log('error', 'an event could not be written down; it will be asked for again', { error: String(error) });
      stream.reconnect('journal');
    },
  });

  const onEvent = (event: StreamEvent): void => {
    if (event.name !== 'resync') return intake.push(event);
    log('warn', 'the hub cannot replay from our place', { data: event.data });
    // Nothing after it may move the cursor before the snapshot is in.
    stream.stop();
    placeLost = true;
    resume();
  };

  const stream = createEventStream({
    ...options,
    lastEventId: journal.cursor,
    onEvent,
    onLink: (up, why) => {
      log(
        up ? 'info' : 'warn',
        up ? 'listening to the hub' : 'not listening to the hub',
        why === undefined ? {} : { why },
      );
      options.onLink(up);
    },
  });

  const levelOnce = async (): Promise<void> => {
    if (placeLost) journal.markReconcile();
    placeLost = false;
    await intake.settled();
    await config.refresh();
    const present = config.current();
    if (present === undefined) throw new Error('no configuration yet');
    if (journal.needsReconcile()) {
      const news = await reconcile({ hub, journal, config: present });
      log('info', 'reconciled with the hub', { orders: news });
      if (news > 0) options.onJobs(false);
    }
  };

  const level = async (): Promise<void> => {
    for (let failures = 1; !stopping; failures += 1) {
      try {
        await levelOnce();
        if (!stopping) stream.start();
        return;
      } catch (error) {
        log('warn', 'not level with the hub yet', { error: String(error) });
        await nap.sleep(backoffMs(failures, 500, 5000));
      }
    }
  };

  function resume(): void {
    running = running.then(level);
  }

  return {
    start: resume,
    stop: async (): Promise<void> => {
      stopping = true;
      stream.stop();
      nap.wake();
      await running;
      await intake.settled();
    },
  };
};
