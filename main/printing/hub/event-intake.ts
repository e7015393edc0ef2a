import { channelEvents } from '#contract/events.ts';
import { parseEventId } from '../journal/event-id.ts';
import type { Acceptance, Journal } from '../journal/journal.ts';
import { planCancelled, planChanged, planConfirmed, planReprint } from '../plan-jobs.ts';
import { planCommand } from '../plan-command.ts';
import { planClosure, planDrawer, planRefund, planTillReport } from '../plan-till.ts';
import type { QueueLog } from '../queue/printer-queue.ts';
import { refersToUnknown, type PrintConfig } from '../routing.ts';
import type { ConfigKeeper } from './config-keeper.ts';
import type { StreamEvent } from './event-stream.ts';

type IntakeOptions = {
  readonly journal: Journal;
  readonly config: ConfigKeeper;
  readonly now: () => number;
  readonly log: QueueLog;
  /** `urgent`: a person asked, so waiting pauses end too. */
  readonly onJobs: (urgent: boolean) => void;
  /** The event could not be written down: hang up, and have it replayed. */
  readonly onTrouble: (error: unknown) => void;
};

const payloads = channelEvents.printer;

/**
 * Events become jobs one after the other, in the order they came; nothing here waits for a printer. The cursor moves only
 * together with the jobs, so whatever dies in between is replayed.
 */
export const createEventIntake = ({ journal, config, now, log, onJobs, onTrouble }: IntakeOptions) => {
  let generation = 0;
  let tail: Promise<void> = Promise.resolve();
  // The hub said that something changed and then did not say what.
  let stale = false;

  /** The snapshot to route with, fetched again first when the order speaks of something it does not hold. */
  const configFor = async (isKnown: (config: PrintConfig) => boolean): Promise<PrintConfig> => {
    const present = config.current();
    if (present === undefined || stale || !isKnown(present)) stale = !(await config.refresh());
    const fresh = config.current();
    if (fresh === undefined) throw new Error('the hub gave no configuration yet');
    return fresh;
  };

  const has = (list: readonly { readonly id: string }[], wanted: string | null): boolean =>
    wanted === null || list.some(({ id }) => id === wanted);

  /** What each event becomes; an event that is not named here makes no paper. */
  const planners: Record<string, (body: unknown, id: string) => Promise<Acceptance | undefined>> = {
    'confirmed-order': async (body) => {
      const order = payloads['confirmed-order'].parse(body);
      return planConfirmed(order, await configFor((present) => !refersToUnknown(order, present)));
    },
    'order-changed': async (body) => {
      const order = payloads['order-changed'].parse(body);
      const named = { ...order, orderItems: order.change.lines };
      return planChanged(order, await configFor((present) => !refersToUnknown(named, present)));
    },
    'reprint-order': async (body) => {
      const order = payloads['reprint-order'].parse(body);
      return planReprint(order, now(), await configFor((present) => !refersToUnknown(order, present)));
    },
    'order-cancelled': async (body, id) => {
      const slip = payloads['order-cancelled'].parse(body);
      const present = await configFor(({ printers }) => slip.printers.every((printer) => has(printers, printer)));
      return planCancelled(slip, parseEventId(id)?.logId ?? '', now(), present);
    },
    'open-drawer': async (body, id) => {
      const pulse = payloads['open-drawer'].parse(body);
      const present = await configFor(
        ({ printers, registers }) => has(printers, pulse.printerId) && has(registers, pulse.cashRegisterId),
      );
      const acceptance = planDrawer(id, pulse, now(), present);
      if (acceptance === undefined)
        log('warn', 'a drawer is not opened: too late, or no printer', { id, at: pulse.at });
      return acceptance;
    },
    'general-closure': async (body, id) => {
      const closure = payloads['general-closure'].parse(body);
      const acceptance = planClosure(
        id,
        closure,
        now(),
        await configFor(({ registers }) => has(registers, closure.cashRegister)),
      );
      if (acceptance === undefined)
        log('warn', 'a closing is not printed: asked for too long ago', { id, at: closure.at });
      return acceptance;
    },
    'shift-report': async (body, id) => {
      const asked = payloads['shift-report'].parse(body);
      const present = await configFor(({ registers }) => has(registers, asked.cashRegisterId));
      return planTillReport(id, asked, now(), present);
    },
    'order-refunded': async (body, id) => {
      const refund = payloads['order-refunded'].parse(body);
      return planRefund(id, refund, await configFor(({ registers }) => has(registers, refund.refundRegisterId)));
    },
    'print-command': async (body) => {
      const command = payloads['print-command'].parse(body);
      const present = await configFor(({ printers }) => has(printers, command.printerId));
      const acceptance = planCommand(command, now(), present);
      if (acceptance === undefined) log('warn', 'a command is of no use any more', command);
      return acceptance;
    },
  };

  const plan = async ({ id, name, data }: StreamEvent): Promise<Acceptance | undefined> =>
    Object.hasOwn(planners, name) ? planners[name]?.(JSON.parse(data), id) : undefined;

  /** A payload that cannot be read would be replayed for ever: it is logged, loudly, and passed over. */
  const planOrPass = async (event: StreamEvent): Promise<Acceptance | undefined> => {
    try {
      return await plan(event);
    } catch (error) {
      const unreadable = error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError');
      if (!unreadable) throw error;
      log('error', 'an event could not be read and is not printed', {
        id: event.id,
        name: event.name,
        error: String(error),
      });
      return undefined;
    }
  };

  const handle = async (event: StreamEvent): Promise<void> => {
    if (event.name === 'menu-changed' || event.name === 'settings-changed') {
      stale = !(await config.refresh());
      journal.accept(event.id);
      return;
    }
    if (journal.accept(event.id, await planOrPass(event))) onJobs(event.name === 'print-command');
  };

  return {
    push: (event: StreamEvent): void => {
      const mine = generation;
      tail = tail.then(async () => {
        // After trouble, later events wait for their replay: order in the queue is order in the log.
        if (mine !== generation) return;
        try {
          await handle(event);
        } catch (error) {
          generation += 1;
          onTrouble(error);
        }
      });
    },
    /** All events pushed so far are settled. */
    settled: (): Promise<void> => tail,
    /** Forget what is waiting; it comes again. */
    drop: (): void => {
      generation += 1;
    },
  };
};
