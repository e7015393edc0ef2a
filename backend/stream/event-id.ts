/**
 * Names of places in the event log: `<logId>-<seq>`, and `<logId>-<seq>.<part>` inside a seq that reaches one stream as
 * several frames (a multiplexed stream). Without the part, a cut between two frames of one seq would lose or repeat one.
 */
import { chunk, unchunk } from './frame.ts';

export interface EventId {
  readonly logId: string;
  readonly seq: number;
  /** How many frames of this seq the client already has; absent when it has them all. */
  readonly part?: number;
}

/** Longer than any id we make; a longer one is hostile, and is not even matched. */
const MAX_LENGTH = 96;
const PATTERN = /^([A-Za-z0-9_-]{1,64})-(0|[1-9][0-9]{0,15})(?:\.([1-9][0-9]{0,3}))?$/;
const ID_FIELD = Buffer.from('id: ');
const LF = 10;

/** `<logId>-<seq>`, the id of the last (normally the only) frame of that seq. */
export function eventId(logId: string, seq: number): string {
  return `${logId}-${seq}`;
}

/** Reads an id that a client sent back. Anything malformed is `undefined`, never an error: a stream must open all the same. */
export function parseEventId(text: unknown): EventId | undefined {
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return undefined;
  const match = PATTERN.exec(text.trim());
  if (!match?.[1] || !match[2]) return undefined;
  const seq = Number(match[2]);
  if (!Number.isSafeInteger(seq)) return undefined;
  return match[3] ? { logId: match[1], seq, part: Number(match[3]) } : { logId: match[1], seq };
}

/** The same chunked frame with `.part` added to its id; a frame that does not start with an id is returned as it is. */
export function withPart(chunked: Buffer, part: number): Buffer {
  const frame = unchunk(chunked);
  if (!frame.subarray(0, ID_FIELD.length).equals(ID_FIELD)) return chunked;
  const end = frame.indexOf(LF);
  return chunk(Buffer.concat([frame.subarray(0, end), Buffer.from(`.${part}`), frame.subarray(end)]));
}

/** Frames in seq order where one seq may occur several times: all but the last of a seq get their part into the id. */
export function markParts<T extends { readonly seq: number; readonly data: Buffer }>(
  frames: readonly T[],
): readonly T[] {
  if (!frames.some((frame, index) => frames[index + 1]?.seq === frame.seq)) return frames;
  let part = 0;
  return frames.map((frame, index) => {
    part = frames[index - 1]?.seq === frame.seq ? part + 1 : 1;
    return frames[index + 1]?.seq === frame.seq ? { ...frame, data: withPart(frame.data, part) } : frame;
  });
}
