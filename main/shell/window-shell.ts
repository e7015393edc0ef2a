import type { BridgeEvent } from '../../preload/bridge.ts';
import type { Clock, Log, Timers } from '../ports.ts';
import type { HubTrouble, ServiceContext, Shell, ShellContext } from '../shell-port.ts';
import { climb, noMishaps, type Mishap } from './crash-ladder.ts';
import { createKioskWindow, type KioskWindow, type MakeWindow } from './kiosk-window.ts';
import { placeWindow, rememberDisplay, type DisplayFacts } from './placement.ts';
import type { WindowBook, WindowEntry } from './window-book.ts';

export type WindowShellDeps = {
  readonly makeWindow: MakeWindow;
  readonly preloadPath: string;
  readonly book: WindowBook;
  readonly displays: () => readonly DisplayFacts[];
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** The origin that pages may stay on, known once the hub is. */
  readonly onOrigin: (origin: string) => void;
  /** The program anew; `software`: without the graphics processor. */
  readonly relaunch: (software: boolean) => void;
};

/** The kiosk's windows, and what the rest of the shell may do with them. */
export type WindowShell = Shell & {
  /** Every window onto its monitor: one was plugged in, pulled out, or changed its size. */
  replace(): void;
  mishap(mishap: Mishap): void;
  tellAll(event: BridgeEvent): void;
  focus(): void;
  addWindow(): boolean;
  setKiosk(on: boolean): void;
  /** From now on windows may close. */
  letGo(): void;
};

type Seat = { entry: WindowEntry; shown: KioskWindow; missing: string | undefined };
// A crash that keeps the same monitors busy with new windows for ever would hide the cause.
const MAX_WINDOWS = 8;

/** One window a monitor and role, remembered over restarts; the hub's screens in them, or the service screen. */
export const createWindowShell = (deps: WindowShellDeps): WindowShell => {
  const { log, timers } = deps;
  let service: ServiceContext | undefined;
  let context: ShellContext | undefined;
  let seats: Seat[] = [];
  let mishaps = noMishaps;
  let stopped = true;
  let mayClose = false;
  /** The windows show the service screen. */
  let serving = false;
  let stopListening: (() => void) | undefined;

  const address = async (seat: { entry: WindowEntry }): Promise<string | undefined> => {
    if (context === undefined || service?.trouble() !== undefined) return undefined;
    const url = await context.launchUrl();
    const { place } = seat.entry;
    if (place === '') return url;
    return url.includes('#') ? `${url}&${place}` : `${url}#${place}`;
  };

  const seatFor = (entry: WindowEntry): Seat => {
    const place = placeWindow(entry.display, deps.displays());
    const seat: { entry: WindowEntry; missing: string | undefined } = { entry, missing: place?.missing };
    const shown = createKioskWindow({
      ...deps,
      demo: context?.demo ?? false,
      display: place?.display,
      address: () => address(seat),
      mayClose: () => mayClose || stopped || (context?.demo ?? false),
      onPlace: (where) => {
        seat.entry = { ...seat.entry, place: where };
        keep();
      },
      onMishap: (mishap) => repair(mishap, seat as Seat),
    });
    return Object.assign(seat, { shown });
  };

  const keep = (): void => deps.book.write(seats.map(({ entry }) => entry));

  const openAll = async (): Promise<void> => {
    seats = deps.book.read().map(seatFor);
    await Promise.all(seats.map(({ shown }) => shown.load()));
    for (const seat of seats) tellMissing(seat);
  };
  const follow = async (trouble: HubTrouble | undefined): Promise<void> => {
    // While the hub merely restarts, the page says so itself and keeps its tickets in sight.
    if (stopped || trouble?.kind === 'starting' || trouble?.kind === 'restarting') return;
    const wasServing = serving;
    serving = trouble !== undefined;
    if (serving && seats.length === 0) await openAll();
    else if (serving || wasServing) await Promise.all(seats.map(({ shown }) => shown.load()));
  };
  const tellMissing = (seat: Seat): void => {
    if (seat.missing !== undefined)
      log.warn({ display: seat.missing }, 'a monitor is missing, its window is on another');
    seat.shown.tell({ kind: 'display-missing', label: seat.missing ?? null });
  };

  const repair = (mishap: Mishap, seat?: Seat): void => {
    if (stopped) return;
    const step = climb(mishaps, mishap, deps.clock.now());
    mishaps = step.log;
    const { remedy } = step;
    log.warn({ mishap, remedy: remedy.kind, inMs: remedy.inMs }, 'the screen is being repaired');
    timers.setTimeout(() => {
      if (stopped) return;
      if (remedy.kind === 'relaunch') deps.relaunch(remedy.software);
      else if (remedy.kind === 'new-window' && seat !== undefined) renew(seat);
      else for (const each of seat === undefined ? seats : [seat]) void each.shown.load();
    }, remedy.inMs);
  };
  const renew = (seat: Seat): void => {
    const old = seat.shown;
    const fresh = seatFor(seat.entry);
    seats = seats.map((each) => (each === seat ? fresh : each));
    // The new one first: with no window left the program would end.
    old.destroy();
    void fresh.shown.load();
  };

  return {
    open: async (known) => {
      stopped = false;
      service = known;
      stopListening = known.onTrouble(() => void follow(known.trouble()));
    },
    start: async (known) => {
      stopped = false;
      context = known;
      deps.onOrigin(new URL(known.hubUrl).origin);
      if (seats.length === 0) await openAll();
      else await Promise.all(seats.map(({ shown }) => shown.load()));
    },
    stop: async () => {
      stopped = true;
      stopListening?.();
      for (const { shown } of seats) shown.destroy();
      seats = [];
      context = undefined;
    },
    replace: () => {
      const displays = deps.displays();
      for (const seat of seats) {
        const place = placeWindow(seat.entry.display, displays);
        if (place === undefined) continue;
        seat.missing = place.missing;
        seat.shown.moveTo(place.display);
        tellMissing(seat);
      }
    },
    mishap: (mishap) => repair(mishap),
    tellAll: (event) => {
      for (const { shown } of seats) shown.tell(event);
    },
    focus: () => seats[0]?.shown.window.focus(),
    addWindow: () => {
      const taken = seats.map(({ entry }) => placeWindow(entry.display, deps.displays())?.display.id);
      const free = deps.displays().find(({ id }) => !taken.includes(id));
      if (free === undefined || seats.length >= MAX_WINDOWS) return false;
      const seat = seatFor({ place: '', display: rememberDisplay(free) });
      seats.push(seat);
      keep();
      void seat.shown.load();
      return true;
    },
    setKiosk: (on) => {
      for (const { shown } of seats) shown.window.setKiosk(on);
    },
    letGo: () => void (mayClose = true),
  };
};
