import type { Clock } from './clock.ts';
import type { Cpu, Wait } from './cpu.ts';
import { clearPrintBuffer, resetCpu } from './cpu.ts';
import { execute } from './executor.ts';
import type { Triggers } from './triggers.ts';

/** The drive of the executor: gives it bytes, makes paper take its time, and stops it where a fault strikes. */
export type Engine = {
  /** Goes on as far as bytes, time and the state of the printer allow. */
  pump(): void;
  stalled: boolean;
  /** The cover went up: what is under the head stops there. */
  interrupt(): void;
  /** Forgets received and unprinted data, keeps the modes (DLE ENQ 2, DLE DC4 8); answers how many bytes were lost. */
  clear(): number;
  /** Power: `off` ends everything where it is, then nothing moves until `on`. */
  powerOff(): number;
  powerOn(): void;
  /** Runs when the executor has stopped at its next pause: for what must not happen in the middle of a command. */
  later(task: () => void): void;
  stop(): void;
};

type Options = {
  clock: Clock;
  mmPerSecond: number;
  triggers: Triggers;
  /** Moves bytes that wait in the network into the buffer; true when there were any. */
  refill: () => boolean;
  /** A connection that can still send; else a half command of it will never be finished. */
  isOpen: (session: number) => boolean;
  parserResetPerSession: boolean;
};

/** 203 dpi. */
const rowsPerMm = 8;

type Motion = {
  rows: number;
  ms: number;
  done: number;
  step?: { rows: number; ms: number; from: number; cancel: () => void };
};

export function createEngine(cpu: Cpu, options: Options): Engine {
  const { clock, mmPerSecond, triggers } = options;
  let steps = execute(cpu);
  let motion: Motion | undefined;
  let busyUntil = 0;
  let draining = false;
  let powered = true;
  let hungryAt = '';
  const tasks: (() => void)[] = [];

  const timeFor = (rows: number, ms: number): number =>
    mmPerSecond > 0 ? (rows * 1000) / (rowsPerMm * mmPerSecond) + ms : 0;

  /** Moves on in pieces that end where a fault is set; true when all of it is done or something stopped it. */
  const advance = (): boolean => {
    for (let now = motion; now && !now.step; now = motion) {
      const rows = Math.min(now.rows - now.done, Math.max(1, triggers.left('rows')));
      const ms = timeFor(rows, now.rows === 0 ? now.ms : 0);
      busyUntil = Math.max(clock.now(), busyUntil) + ms;
      const delay = busyUntil - clock.now();
      if (ms > 0) {
        const cancel = clock.after(delay, () => {
          delete now.step;
          // What the end of this step sets off (paper out, a fault) must not run the executor from inside it.
          draining = true;
          finish(now, rows);
          draining = false;
          engine.pump();
        });
        now.step = { rows, ms, from: clock.now(), cancel };
      } else finish(now, rows);
    }
    return motion === undefined;
  };

  const finish = (now: Motion, rows: number): void => {
    now.done += rows;
    cpu.moved = now.done;
    cpu.mechanism.feed(rows);
    triggers.count('rows', rows);
    const over = now.done >= now.rows || cpu.mechanism.state.cover === 'open';
    if (motion === now && over) motion = undefined;
  };

  /** Stops the paper where it is by now. */
  const halt = (): void => {
    const { step } = motion ?? {};
    if (motion && step) {
      step.cancel();
      const share = Math.min(1, Math.max(0, (clock.now() - step.from) / step.ms));
      const rows = Math.floor(step.rows * share);
      motion.done += rows;
      cpu.mechanism.feed(rows);
    }
    if (motion) cpu.moved = motion.done;
    motion = undefined;
    busyUntil = 0;
  };

  const abort = (): void => {
    halt();
    steps.return(undefined as never);
    steps = execute(cpu);
  };

  /** A command that will never be finished: hardware goes on waiting, and eats what the next connection sends. */
  const noteHunger = (): void => {
    if (cpu.command === '' || options.isOpen(cpu.session)) return;
    const place = `${cpu.session}/${cpu.offset}`;
    if (place !== hungryAt) cpu.error(`command ${cpu.command} … was left unfinished by its connection`);
    hungryAt = place;
    if (!options.parserResetPerSession) return;
    abort();
    clearPrintBuffer(cpu);
  };

  const canGoOn = (wait: Wait): boolean => {
    if (wait.kind === 'bytes' && cpu.buffer.size === 0) noteHunger();
    if (wait.kind === 'bytes') return cpu.buffer.size > 0;
    if (wait.kind === 'online') return cpu.mechanism.online;
    motion = { rows: wait.rows, ms: wait.ms, done: 0 };
    return advance();
  };

  const drain = (): void => {
    if (draining || engine.stalled) return;
    draining = true;
    try {
      while (powered && !engine.stalled && advance()) {
        const next = steps.next();
        for (const task of tasks.splice(0)) task();
        if (!next.done && powered && !canGoOn(next.value)) break;
      }
    } finally {
      draining = false;
    }
  };

  const engine: Engine = {
    stalled: false,
    pump() {
      do drain();
      while (options.refill());
    },
    interrupt() {
      if (motion?.step) halt();
    },
    clear() {
      abort();
      clearPrintBuffer(cpu);
      return cpu.buffer.clear();
    },
    powerOff() {
      powered = false;
      abort();
      resetCpu(cpu);
      return cpu.buffer.clear();
    },
    powerOn() {
      powered = true;
    },
    later: (task) => void tasks.push(task),
    stop() {
      powered = false;
      halt();
    },
  };
  return engine;
}
