import { channelEvents, type Channel } from '#contract/events.ts';
import type { z } from 'zod';
import type { HubEvent } from '../store/hub-event.ts';

export type Frame = { channel: Channel; name: string; data: string; id: string };
export type Decoded = { ok: true; event: HubEvent } | { ok: false; reason: string };

/** `<logId>-<seq>`, on a stream of several channels perhaps `<logId>-<seq>.<part>`, → seq; a frame without a proper id counts as seq 0, older than everything. */
export const seqOf = (id: string | null): number => {
  const match = /-(\d{1,15})(?:\.\d{1,4})?$/.exec(id ?? '');
  return match ? Number(match[1]) : 0;
};

/** The part before the last dash; "" when there is none. */
export const logOf = (id: string | null): string => /^(.+)-\d{1,15}(?:\.\d{1,4})?$/.exec(id ?? '')?.[1] ?? '';

// Where the ticket channel says more than the till's under the same name.
const fuller: Readonly<Record<string, string>> = {
  'confirmed-order': 'ticket-confirmed',
  'order-changed': 'ticket-changed',
};

/** Checks a frame against the contract: a screen must never be brought down, or made to lie, by half a payload. */
export const decodeEvent = (frame: Frame): Decoded => {
  const { channel } = frame;
  const schemas: Readonly<Record<string, z.ZodType>> = channelEvents[channel];
  const schema = Object.hasOwn(schemas, frame.name) ? schemas[frame.name] : undefined;
  if (!schema) return { ok: false, reason: `unknown event ${frame.name}` };
  let json: unknown;
  try {
    json = JSON.parse(frame.data);
  } catch {
    return { ok: false, reason: `${frame.name} is not JSON` };
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return { ok: false, reason: `${frame.name} has another shape` };
  const name = channel === 'ticket' ? (fuller[frame.name] ?? frame.name) : frame.name;
  // The schema of that name has just accepted it.
  return { ok: true, event: { name, seq: seqOf(frame.id), data: parsed.data } as HubEvent };
};

/** What a screen listens to on its channel. */
export const eventNames = (channel: Channel): readonly string[] => Object.keys(channelEvents[channel]);
