import { z } from 'zod';
import type { Clock, TimerHandle, Timers } from './ports.ts';

/** What is read of an order; the rest of its row may grow without touching this. */
const openOrder = z.object({
  ticketNumber: z.number().int().nullable(),
  displayCode: z.string(),
  table: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  orderItems: z
    .array(z.object({ quantity: z.number(), notes: z.string().nullable(), food: z.object({ name: z.string() }) }))
    .default([]),
});
const openOrders = z.object({ data: z.array(openOrder) });

const ticket = z.object({
  number: z.number().int().nullable(),
  code: z.string(),
  table: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  lines: z.array(z.string()),
});
const memory = z.object({
  version: z.literal(1),
  at: z.number(),
  language: z.enum(['it', 'en']),
  tickets: z.array(ticket),
});

/** Open tickets as the hub last told them. `at`: epoch ms. No customer, no money: this is shown when nobody can log in. */
export type LastTickets = z.infer<typeof memory>;

/** What is asked of the hub; rejects while it is away. */
export type TicketSource = {
  /** Open orders with their lines, a page of `GET /v1/orders`. */
  openOrders(): Promise<unknown>;
  language(): Promise<'it' | 'en'>;
};
export type TicketMemoryDeps = {
  readonly read: () => string | undefined;
  readonly write: (text: string) => void;
  readonly clock: Clock;
  readonly timers: Timers;
};
export type TicketMemory = { start(source: TicketSource): void; stop(): void; last(): LastTickets | undefined };

// What a cook may miss when the machine dies now; shorter would only write the same file more often.
const EVERY = 10_000;
// What did not change is written, and the house's language asked for, this often: a memory card wears, an idle box should be idle.
const UNCHANGED = 60_000;

/** Remembers the open tickets outside the hub, so that a kitchen can go on from them while the hub cannot run. */
export const createTicketMemory = (deps: TicketMemoryDeps): TicketMemory => {
  let known = readMemory(deps.read());
  let next: TimerHandle;
  let running = false;
  let kept: { at: number; tickets: string } | undefined;
  let told: { at: number; language: 'it' | 'en' } | undefined;

  const languageOf = async (source: TicketSource): Promise<'it' | 'en'> => {
    const now = deps.clock.now();
    if (told === undefined || now - told.at >= UNCHANGED) told = { at: now, language: await source.language() };
    return told.language;
  };
  const keep = (now: LastTickets): void => {
    known = now;
    const tickets = JSON.stringify([now.language, now.tickets]);
    if (kept?.tickets === tickets && now.at - kept.at < UNCHANGED) return;
    deps.write(JSON.stringify(now));
    kept = { at: now.at, tickets };
  };

  const look = async (source: TicketSource): Promise<void> => {
    try {
      const answer = openOrders.parse(await source.openOrders());
      const language = await languageOf(source);
      keep({ version: 1, at: deps.clock.now(), language, tickets: answer.data.map(ticketOf) });
    } catch {
      // A hub that is away is the reason why this exists; what was known stays.
    }
    if (running) next = deps.timers.setTimeout(() => void look(source), EVERY);
  };

  return {
    start: (source) => {
      if (running) return;
      running = true;
      void look(source);
    },
    stop: () => {
      running = false;
      deps.timers.clearTimeout(next);
    },
    last: () => known,
  };
};

const ticketOf = (order: z.infer<typeof openOrder>): LastTickets['tickets'][number] => ({
  number: order.ticketNumber,
  code: order.displayCode,
  table: order.table,
  confirmedAt: order.confirmedAt,
  lines: order.orderItems.map(
    ({ quantity, food, notes }) => `${quantity}× ${food.name}${notes === null || notes === '' ? '' : ` (${notes})`}`,
  ),
});

const readMemory = (text: string | undefined): LastTickets | undefined => {
  if (text === undefined) return undefined;
  try {
    return memory.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};
