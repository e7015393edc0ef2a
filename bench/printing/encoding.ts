/** What it costs to make the bytes of a ticket. */
import { composeAttempt } from '../../main/printing/documents/compose.ts';
import { layOut } from '../../main/printing/layout/lay-out.ts';
import { planConfirmed } from '../../main/printing/plan-jobs.ts';
import { encodeSlip } from '../../main/printing/render/escpos.ts';
import { rasterLine } from '../../main/printing/render/raster-line.ts';
import { someConfig, someItem, someOrder } from '../../main/printing/testing/fixtures.ts';
import { quantiles, type Quantiles } from '../streams/quantiles.ts';

const LINES = 25;
const WARM_UP = 30;

export type Encoded = {
  readonly what: string;
  readonly bytes: number;
  /** On the clock: others' work on the machine is in it. */
  readonly ms: Quantiles;
  /** Of the processor, the mean of all rounds, other threads included. */
  readonly cpuMs: number;
};

/** Names of dishes: `raster` of the 25 in letters that no code page of a printer has. No two rounds have one: lines once drawn are kept. */
const ticket = (raster: number, round: number) => {
  const items = Array.from({ length: LINES }, (_, index) =>
    someItem(String(index), {
      name: index < raster ? `北京烤鸭 ${round}-${index}` : `Tagliatelle ai funghi ${index}`,
      notes: index % 5 === 0 ? 'senza sale, ben cotta' : null,
    }),
  );
  const [ticketJob] = planConfirmed(someOrder(1, { orderItems: items }), someConfig()).jobs;
  if (ticketJob === undefined) throw new Error('an order without a ticket');
  return ticketJob.body;
};

/** From the document to bytes, as the agent does it for each attempt; `rounds` times after a warm-up. */
export const encoding = async (rounds: number): Promise<Encoded[]> => {
  const found: Encoded[] = [];
  for (const raster of [0, 5, LINES]) {
    const times: number[] = [];
    let size = 0;
    let cpu = process.cpuUsage();
    const sink = {
      execute: (bytes: Buffer) => {
        size = bytes.length;
        return Promise.resolve();
      },
      isPrinterConnected: () => Promise.resolve(true),
    };
    for (let round = 0; round < rounds + WARM_UP; round += 1) {
      if (round === WARM_UP) cpu = process.cpuUsage();
      const body = ticket(raster, round);
      const from = performance.now();
      const facts = {
        jobId: '08K',
        attempt: 1,
        possibleDuplicate: false,
        lateMinutes: null,
        meantFor: null,
        copy: null,
      };
      const slip = layOut(composeAttempt(body, facts), 48);
      await encodeSlip(slip, { openDrawer: false, rasterLine }, sink).execute();
      if (round >= WARM_UP) times.push(performance.now() - from);
    }
    const { user, system } = process.cpuUsage(cpu);
    const cpuMs = (user + system) / 1000 / rounds;
    found.push({ cpuMs, what: `${LINES} lines, ${raster} as raster`, bytes: size, ms: quantiles(times) });
  }
  return found;
};
