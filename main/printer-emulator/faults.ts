import type { Engine } from './engine.ts';
import type { Ledger } from './ledger.ts';
import type { Mechanism } from './mechanism.ts';
import type { EndMode } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { At, Triggers } from './triggers.ts';

/** Everything that can go wrong at a printer, and the hands that put it right. `at` says when; left out = now. */
export type Faults = {
  paperOut(at?: At): void;
  paperOutAfterSlips(slips: number): void;
  paperLow(at?: At): void;
  /** A new roll; `mm` long, endless if left out. */
  loadPaper(mm?: number): void;
  openCover(at?: At): void;
  closeCover(): void;
  headHot(at?: At): void;
  headCool(): void;
  /** The knife sticks: the next cut fails, until `clearCutter` (DLE ENQ alone makes it try and fail again). */
  cutterJam(at?: At): void;
  clearCutter(): void;
  drawer(open: boolean): void;
  /** Buffer and state are gone; connections end as `mode` says; new ones are refused until `powerOn`. */
  powerOff(options?: { at?: At; mode?: EndMode }): void;
  powerOn(): Promise<void>;
  /** The network drops the printing connection; the printer keeps what it has received. */
  cutConnection(options?: { at?: At; mode?: EndMode }): void;
  /** Connections are refused while on. */
  refuse(on: boolean): Promise<void>;
  /** New connections are accepted and never read while on. */
  acceptNeverRead(on: boolean): void;
  /** Nothing is read or printed while on, and nobody is told. */
  stall(on: boolean, at?: At): void;
  /** Forgets the faults that wait for their moment. */
  disarm(): void;
};

type Parts = {
  mechanism: Mechanism;
  engine: Engine;
  sessions: Sessions;
  triggers: Triggers;
  ledger: Ledger;
  resetReplies: () => void;
};

export function createFaults({ mechanism, engine, sessions, triggers, ledger, resetReplies }: Parts): Faults {
  const strike = (name: string, at: At | undefined, act: () => Record<string, unknown> | void): void =>
    triggers.arm(at ?? {}, () => {
      // The entry comes first, so that a ledger reads as cause and effect; what the act learns is added after.
      const detail: Record<string, unknown> = {};
      ledger.add({ kind: 'fault', name, detail });
      Object.assign(detail, act());
    });
  const set = (name: string, change: Parameters<Mechanism['set']>[0], at?: At): void =>
    strike(name, at, () => mechanism.set(change));

  const powerOff = (mode: EndMode): Record<string, unknown> => {
    if (!mechanism.state.powered) return { already: true };
    mechanism.set({ powered: false });
    const dropped = engine.powerOff();
    resetReplies();
    sessions.cutAll(mode);
    return { mode, dropped };
  };

  const faults: Faults = {
    paperOut: (at) => set('paper-out', { paper: 'out', paperLow: true }, at),
    paperOutAfterSlips: (slips) => faults.paperOut({ slips }),
    paperLow: (at) => set('paper-low', { paperLow: true }, at),
    loadPaper: (mm = Infinity) => strike('load-paper', undefined, () => mechanism.load(mm * 8)),
    openCover: (at) => set('open-cover', { cover: 'open' }, at),
    closeCover: () => set('close-cover', { cover: 'closed' }),
    headHot: (at) => set('head-hot', { headHot: true }, at),
    headCool: () => set('head-cool', { headHot: false }),
    cutterJam: (at) => strike('cutter-jam', at, () => void (mechanism.cutterJammed = true)),
    clearCutter: () =>
      strike('clear-cutter', undefined, () => {
        mechanism.cutterJammed = false;
        mechanism.set({ cutterError: false });
      }),
    drawer: (open) => set(open ? 'drawer-open' : 'drawer-shut', { drawerOpen: open }),
    powerOff: ({ at, mode = 'rst' } = {}) => strike('power-off', at, () => powerOff(mode)),
    async powerOn() {
      if (mechanism.state.powered) return;
      ledger.add({ kind: 'fault', name: 'power-on', detail: {} });
      engine.powerOn();
      mechanism.set({ powered: true, headHot: false, cutterError: false });
      sessions.disownGhosts();
      await sessions.listen();
    },
    cutConnection: ({ at, mode = 'rst' } = {}) => strike('cut-connection', at, () => sessions.cut(mode)),
    async refuse(on) {
      ledger.add({ kind: 'fault', name: on ? 'refuse' : 'accept', detail: {} });
      if (on) sessions.refuse();
      else if (mechanism.state.powered) await sessions.listen();
    },
    acceptNeverRead: (on) => strike('accept-never-read', undefined, () => ((sessions.ignoreNew = on), { on })),
    stall: (on, at) =>
      strike('stall', at, () => {
        engine.stalled = on;
        engine.pump();
        return { on };
      }),
    disarm: () => triggers.clear(),
  };
  return faults;
}
