/** From the press of the till to the first byte at the printer, with one printer of twelve dead. */
import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createPrinterEmulator } from '../../main/printer-emulator/create-emulator.ts';
import { quantiles, type Quantiles } from '../streams/quantiles.ts';
import { startVenue } from './venue.ts';

const PRINTERS = 12;
const DEAD = PRINTERS - 1;

export type Latency = {
  readonly orders: number;
  readonly slips: number;
  /** Of the healthy printers, ms from the request that confirms to the first byte of the slip's connection. */
  readonly firstByte: Quantiles;
  /** The answer to the till. */
  readonly answer: Quantiles;
  readonly missing: number;
};

/** A port that nobody listens on. */
const deadPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** `perMinute` orders a minute, each with lines on three printers and a receipt; `speed` of the paper in mm/s, 0 = at once. */
export const latency = async (orders: number, perMinute: number, speed: number): Promise<Latency> => {
  const begun = new Map<string, number>();
  const opened = new Map<string, number>();
  const found: { codes: readonly string[]; session: string }[] = [];
  const healthy = Array.from({ length: DEAD }, (_, place) =>
    createPrinterEmulator({
      mmPerSecond: speed,
      keepSlips: 10,
      keepEntries: 100,
      onEntry: (entry) => {
        const name = entry.kind === 'bytes' ? `${place} ${entry.session}` : '';
        if (entry.kind === 'bytes' && !opened.has(name)) opened.set(name, performance.now());
      },
      onSlip: (slip) => {
        const codes = slip.text.match(/\b[A-Z]+\d{2,}\b/gu) ?? [];
        // The last session: what a status question left in the line before belongs to the sheet too.
        if (codes.length > 0) found.push({ codes, session: `${place} ${slip.sessions.at(-1)}` });
      },
    }),
  );
  const ports = [...(await Promise.all(healthy.map(async (one) => (await one.start()).port))), await deadPort()];
  const venue = await startVenue(ports);
  const answers: number[] = [];
  let wanted = 0;
  const sell = async (number: number): Promise<void> => {
    const places = [...new Set([number % PRINTERS, (number * 5 + 1) % PRINTERS, (number * 7 + 2) % PRINTERS])];
    const from = performance.now();
    const code = await venue.sell(places);
    answers.push(performance.now() - from);
    begun.set(code, from);
    wanted += places.filter((place) => place !== DEAD).length + 1;
  };
  try {
    const start = performance.now();
    const sales: Promise<void>[] = [];
    for (let number = 0; number < orders; number += 1) {
      await pause(Math.max(0, start + (number * 60_000) / perMinute - performance.now()));
      sales.push(sell(number));
    }
    await Promise.all(sales);
    for (let waited = 0; waited < 20_000 && found.length < wanted; waited += 100) await pause(100);
    const firstByte = quantiles(
      found.map(({ codes, session }) => {
        const code = codes.find((one) => begun.has(one)) ?? '';
        return (opened.get(session) ?? Number.NaN) - (begun.get(code) ?? Number.NaN);
      }),
    );
    return { orders, slips: found.length, firstByte, answer: quantiles(answers), missing: wanted - found.length };
  } finally {
    await venue.end();
    await Promise.all(healthy.map((one) => one.stop()));
  }
};
