import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPrinterEmulator } from '../../printer-emulator/create-emulator.ts';
import type { Slip } from '../../printer-emulator/types.ts';
import type { ProfileName } from '../../printer-emulator/profiles.ts';
import type { AgentProcessArguments, PlantedEdit } from '../../printing/testing/agent-process.ts';
import { createFakeHub } from '../../printing/testing/fake-hub.ts';
import {
  someConfig,
  someItem,
  someOrder,
  somePrinter,
  someRegister,
  someSettings,
} from '../../printing/testing/fixtures.ts';
import { NOW } from '../../printing/testing/rig-limits.ts';
import { createTrouble, type CampaignPrinter } from './faults.ts';
import { judgePaper, printedCount, type Expected, type Violation } from './judge.ts';
import { createRandom, type Random } from './random.ts';

export type CampaignOptions = {
  readonly seed: number;
  readonly orders: number;
  readonly plant?: readonly PlantedEdit[];
  /** Longest wait for the paper after everything is mended, ms. */
  readonly settleMs?: number;
  /** Every slip that waits is a stale one, and stale ones are gathered on digests. */
  readonly digests?: boolean;
  /** Where the agent's log goes. */
  readonly logFile?: string;
};

export type Verdict = {
  readonly violations: readonly Violation[];
  readonly slips: number;
  readonly faults: number;
  readonly stationKills: number;
  readonly hubKills: number;
  readonly marked: number;
  readonly digests: number;
};

const fleet: readonly { id: string; profile: ProfileName; columns: 32 | 42 | 48 }[] = [
  { id: 'p1', profile: 'epson', columns: 48 },
  { id: 'p2', profile: 'epson', columns: 42 },
  { id: 'p3', profile: 'bixolon', columns: 48 },
  { id: 'p4', profile: 'clone', columns: 32 },
  { id: 'p5', profile: 'mute', columns: 48 },
  { id: 'p6', profile: 'star', columns: 48 },
];

// Short enough that a campaign ends, long enough that a busy machine is not mistaken for a dead printer.
const limits = {
  watchdogMs: 1500,
  watchdogMsPerKilobyte: 100,
  blockedWaitMs: 2000,
  pollMs: 100,
  statusWaitMs: 1000,
  firstBarrierMs: 1000,
  firstCloseMs: 1500,
  retry: { firstMs: 20, capMs: 200 },
};

// Orders at once, how many slips may then wait at printers that work, and how long for them, ms: a fault that meets no
// traffic is none, on a fast machine and on a busy one.
const BATCH = 3;
const MAY_WAIT = 8;
const LONGEST_PACE_MS = 800;

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** An order with lines on one to three printers and its receipt at one of two tills; every second one is paid in cash. */
const randomOrder = (number: number, random: Random) =>
  orderOf(
    number,
    Array.from({ length: 1 + random.below(3) }, () => random.pick(fleet).id),
    random,
  );

const orderOf = (number: number, kitchens: readonly string[], random: Random) => {
  const till = random.pick(['p1', 'p3']);
  const order = someOrder(number, {
    cashRegisterId: `till-${till}`,
    paymentMethod: random.chance(0.5) ? 'CASH' : 'CARD',
    confirmedAt: '2026-01-15T17:40:00.000Z',
    customer: random.chance(0.2) ? '北京 Łukasz' : 'Rossi',
    orderItems: kitchens.map((printerId, index) =>
      someItem(String(index), {
        printerId,
        name: random.chance(0.2) ? 'Борщ 🍕' : 'Gnocchi',
        notes: random.chance(0.3) ? 'no salt' : null,
      }),
    ),
  });
  return { order, kitchens: [...new Set(kitchens)], till };
};

const createStation = (arguments_: AgentProcessArguments, logFile: string | undefined) => {
  const script = fileURLToPath(new URL('../../printing/testing/agent-process.ts', import.meta.url));
  let child: ChildProcess | undefined;
  return {
    alive: (): boolean => child?.exitCode === null,
    start: (): void => {
      child = spawn(process.execPath, [script, JSON.stringify(arguments_)], { stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [child.stdout, child.stderr]) {
        if (logFile === undefined) stream?.resume();
        else stream?.pipe(createWriteStream(logFile, { flags: 'a' }));
      }
    },
    kill: async (): Promise<void> => {
      const dying = child;
      child = undefined;
      if (dying === undefined || dying.exitCode !== null) return;
      const gone = once(dying, 'exit');
      dying.kill('SIGKILL');
      await gone;
    },
  };
};

/** Sells, breaks, kills and mends by one seed; answers what the paper says afterwards. */
export const runCampaign = async ({
  seed,
  orders,
  plant = [],
  settleMs = 60_000,
  digests = false,
  logFile,
}: CampaignOptions): Promise<Verdict> => {
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'passrail-faults-'));
  const printers: CampaignPrinter[] = fleet.map(({ id, profile, columns }) => ({
    ...{ id, profile },
    emulator: createPrinterEmulator({ profile, columns, closeWhen: 'executed' }),
  }));
  const ports: Record<string, number> = {};
  for (const { id, emulator } of printers) ports[id] = (await emulator.start()).port;
  const hub = createFakeHub(
    someConfig({
      printers: fleet.map(({ id, columns }) => somePrinter(id, { columns })),
      registers: ['p1', 'p3'].map((id) => someRegister(`till-${id}`, id)),
      ...(digests ? { settings: someSettings({ staleSlips: 'digest', staleSlipMinutes: 1 }) } : {}),
    }),
  );
  const hubUrl = await hub.start();
  const station = createStation({ hubUrl, journalPath: join(folder, 'print.db'), ports, limits, plant }, logFile);
  // Streams of their own: what is sold does not depend on what happens to break while it is sold.
  const trouble = createTrouble(printers, seed);
  const killing = createRandom(seed + 1);
  const expected = new Map<string, Expected[]>(fleet.map(({ id }) => [id, []]));
  let [stationKills, hubKills, number] = [0, 0, 0];

  const sell = ({ order, kitchens, till } = randomOrder(number + 1, random)): number => {
    number += 1;
    for (const id of kitchens) expected.get(id)?.push({ order: number, document: 'kitchen' });
    expected.get(till)?.push({ order: number, document: 'receipt', cash: order.paymentMethod === 'CASH' });
    hub.confirm(order);
    if (random.chance(0.1)) hub.repeatLast();
    return number;
  };
  const disturb = async (): Promise<void> => {
    await trouble.step();
    if (killing.chance(0.06)) {
      stationKills += 1;
      await station.kill();
      station.start();
    }
    if (killing.chance(0.05)) {
      hubKills += 1;
      hub.setDown(true);
      await pause(30);
      hub.setDown(false);
    }
  };
  /** As whoever sets a printer up does, with nothing broken yet: it teaches the station how far each acknowledges. */
  const testPages = async (): Promise<void> => {
    const at = new Date(NOW).toISOString();
    for (const { id: printerId } of fleet)
      hub.announce('print-command', { command: 'test-page', id: `page-${printerId}`, key: null, printerId, at });
    const pages = (): number =>
      [...hub.jobs.values()].filter(({ document, state }) => document === 'test-page' && /sent|printed/u.test(state))
        .length;
    for (let waited = 0; waited < 60_000 && pages() < fleet.length; waited += 20) await pause(20);
  };
  /** Orders come no faster than the paper on a busy machine, or most faults would find no traffic; broken printers are not waited for. */
  const out = (slips: readonly Slip[]): number => (digests ? printedCount(slips) : slips.length);
  const keepPace = async (): Promise<void> => {
    const waiting = (): number =>
      printers
        .filter(({ id }) => !trouble.isBroken(id))
        .reduce((sum, { id, emulator }) => sum + (expected.get(id)?.length ?? 0) - out(emulator.slips), 0);
    for (let waited = 0; waited < LONGEST_PACE_MS && waiting() > MAY_WAIT; waited += 10) await pause(10);
  };
  const complete = (): boolean =>
    printers.every(({ id, emulator }) => printedCount(emulator.slips) >= (expected.get(id)?.length ?? 0));

  try {
    station.start();
    while (hub.streams.size === 0) {
      if (!station.alive()) throw new Error('the agent ended before it had begun');
      await pause(20);
    }
    await testPages();
    while (number < orders) {
      for (let batch = 0; batch < BATCH && number < orders; batch += 1) sell();
      await disturb();
      await keepPace();
    }
    await trouble.mendAll();
    // With lines for all of them: whatever befell a printer, it must print this one too.
    const lastOrder = sell(
      orderOf(
        number + 1,
        fleet.map(({ id }) => id),
        random,
      ),
    );
    for (let waited = 0; waited < settleMs && !complete(); waited += 100) await pause(100);
    // What was held in a printer or a socket may still come out, and would then be a duplicate.
    await pause(3000);
    return {
      violations: printers.flatMap(({ id, emulator }) =>
        judgePaper(id, emulator.slips, expected.get(id) ?? [], { lastOrder, gathered: digests }),
      ),
      slips: printers.reduce((sum, { emulator }) => sum + emulator.slips.length, 0),
      digests: printers.flatMap(({ emulator }) => emulator.slips).filter(({ text }) => text.includes('LATE SLIPS'))
        .length,
      faults: trouble.struck.length,
      marked: printers
        .flatMap(({ emulator }) => emulator.slips)
        .filter((slip) => /POSSIBLE\s+DUPLICATE/u.test(slip.text)).length,
      ...{ stationKills, hubKills },
    };
  } finally {
    await station.kill();
    for (const { emulator } of printers) await emulator.stop();
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
