/** Screens: streams that note when they heard of which order, and whether anything was missing, twice, or out of turn. */
import { get, type IncomingMessage } from 'node:http';
import type { House } from './house.ts';

export type Screen = {
  /** Where it began. */
  readonly hub: number;
  /** It goes to the next hub when its stream ends, as behind a balancer; else it comes back to the same one. */
  readonly moves: boolean;
  /** Order → performance.now() when it was heard of. */
  readonly heard: ReadonlyMap<number, number>;
  readonly doubled: () => number;
  readonly outOfOrder: () => number;
  /** How often its stream ended by itself. */
  readonly ended: () => number;
  close(): void;
};

const createScreen = (house: House, hub: number, index: number): Screen & { opened: Promise<void> } => {
  const heard = new Map<number, number>();
  const seen = { doubled: 0, outOfOrder: 0, ended: 0 };
  const last = { id: '', seq: 0, retryMs: 3_000 };
  const moves = index % 2 === 1;
  // Of those that move and of those that do not, half on each channel.
  const path = index % 4 < 2 ? '/events/display' : '/events/cashier';
  const opened = Promise.withResolvers<void>();
  let at = hub;
  let closing = false;
  let call: ReturnType<typeof get>;
  let again: ReturnType<typeof setTimeout> | undefined;

  const hear = (frame: string, now: number): void => {
    last.retryMs = Number(/^retry: (\d+)/m.exec(frame)?.[1] ?? last.retryMs);
    const id = /^id: (.*-(\d+))$/m.exec(frame);
    if (!id) return;
    const order = frame.includes('event: confirmed-order') ? /^data: .*"id":(\d+)/m.exec(frame)?.[1] : undefined;
    if (order !== undefined && heard.has(Number(order))) seen.doubled += 1;
    else if (order !== undefined) heard.set(Number(order), now);
    if (!(Number(id[2]) > last.seq)) seen.outOfOrder += 1;
    last.seq = Number(id[2]);
    last.id = id[1] ?? '';
  };
  const read = (answer: IncomingMessage): void => {
    let text = '';
    answer.setEncoding('latin1');
    answer.on('data', (part: string) => {
      const now = performance.now();
      const frames = (text + part).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) hear(frame, now);
    });
    answer.on('error', () => undefined);
    answer.on('close', () => {
      if (closing) return;
      seen.ended += 1;
      if (moves) at = (at + 1) % house.urls.length;
      again = setTimeout(open, last.retryMs);
    });
    opened.resolve();
  };
  const open = (): void => {
    const authorization = `Bearer ${house.staff[index % house.staff.length]}`;
    const headers = { authorization, ...(last.id !== '' && { 'last-event-id': last.id }) };
    const refused = (why: unknown): void => {
      opened.reject(new Error(`a screen was refused: ${String(why)}`));
      if (!closing) again = setTimeout(open, last.retryMs);
    };
    let isOpen = false;
    call = get(house.urls[at] + path, { agent: false, headers }, (answer) => {
      isOpen = true;
      if (answer.statusCode === 200) return read(answer);
      answer.resume();
      return refused(answer.statusCode);
    });
    call.on('error', (error) => {
      // Of an open stream its answer tells.
      if (!isOpen) refused(error);
    });
  };
  open();
  return {
    hub,
    moves,
    heard,
    opened: opened.promise,
    doubled: () => seen.doubled,
    outOfOrder: () => seen.outOfOrder,
    ended: () => seen.ended,
    close: () => {
      closing = true;
      clearTimeout(again);
      call.destroy();
    },
  };
};

/** So many at each hub. @throws Error when one of them is refused */
export const openScreens = async (house: House, each: number): Promise<Screen[]> => {
  const screens = house.urls.flatMap((_, hub) =>
    Array.from({ length: each }, (__, index) => createScreen(house, hub, index)),
  );
  try {
    await Promise.all(screens.map(({ opened }) => opened));
  } catch (error) {
    for (const screen of screens) screen.close();
    throw error;
  }
  return screens;
};
