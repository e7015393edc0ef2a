import { Agent } from 'node:http';
import { call } from '../conformance/support/call.ts';
import { orderBody, payment, place } from '../conformance/support/venue.ts';
import type { Venue } from '../conformance/support/venue.ts';

export type Phases = { readonly quiet: number[]; readonly loaded: number[] };
export type Attack = {
  readonly begin: () => Promise<unknown>;
  /** Between two confirms: what the attacker does meanwhile. */
  readonly pester?: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
};

// Short turns, many of them: a burst of other work on the machine then falls on both sides.
const perPhase = 60;

/** Quantile of ms, by rank. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/**
 * Times of confirm, ms, in turn without and under attack, so that whatever else the machine does falls on both alike.
 * Measures up to `most` turns; a p99 that only noise has lifted comes down with more of them, one that the attack has
 * lifted does not.
 */
export const measure = async (
  venue: Venue,
  attack: Attack,
  good: (phases: Phases) => boolean,
  most = 16,
): Promise<Phases> => {
  const phases: Phases = { quiet: [], loaded: [] };
  const till = new Agent({ keepAlive: true, maxSockets: 1 });
  await confirms(venue, till, 40);
  for (let turn = 0; turn < most && (turn < 6 || !good(phases)); turn += 1) {
    phases.quiet.push(...(await confirms(venue, till, perPhase)));
    await attack.begin();
    await settled(venue);
    phases.loaded.push(...(await confirms(venue, till, perPhase, attack.pester)));
    await attack.end();
    await settled(venue);
  }
  till.destroy();
  return phases;
};

/** Connections are taken in the order they came: when this one is answered, all before it have been. */
const settled = async (venue: Venue): Promise<void> => {
  for (let count = 0; count < 5; count += 1) await call(venue.base, 'GET', '/health');
};

const confirms = async (
  venue: Venue,
  agent: Agent,
  count: number,
  between?: () => Promise<unknown>,
): Promise<number[]> => {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const { id } = await place(venue);
    await between?.();
    const started = performance.now();
    const reply = await call(venue.base, 'POST', `/v1/orders/${id}/confirm`, {
      body: payment(venue),
      headers: venue.operator.headers,
      agent,
    });
    times.push(performance.now() - started);
    if (reply.status !== 201) throw new Error(`confirm: ${reply.status} ${reply.text}`);
  }
  return times;
};

/** A confirm that puts 60 lines on every channel: what fills the buffers of those who do not read. */
export const longOrder = (venue: Venue): object =>
  orderBody(venue, {
    confirm: payment(venue),
    orderItems: Array.from({ length: 60 }, (_, index) => ({
      foodId: venue.pizza,
      quantity: 1,
      notes: `${index} `.padEnd(200, 'x'),
    })),
  });
