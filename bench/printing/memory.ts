/** What a print agent weighs while it prints ten thousand slips. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createPrinterEmulator } from '../../main/printer-emulator/create-emulator.ts';
import { createFakeHub } from '../../main/printing/testing/fake-hub.ts';
import { someConfig, someItem, someOrder, somePrinter, someRegister } from '../../main/printing/testing/fixtures.ts';
import { figuresOf } from '../streams/proc.ts';

const PRINTERS = 8;
const LOOKS = 10;

export type Memory = { readonly jobs: number; readonly rss: number; readonly seconds: number };

/** Resident bytes of the agent's process after each tenth of `jobs` slips, and how long they took. */
export const memory = async (jobs: number): Promise<Memory[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-bench-'));
  const ids = Array.from({ length: PRINTERS }, (_, index) => `p${index}`);
  const emulators = ids.map(() => createPrinterEmulator({ keepSlips: 1, keepEntries: 10 }));
  const ports: Record<string, number> = {};
  for (const [index, id] of ids.entries()) ports[id] = (await emulators[index]?.start())?.port ?? 0;
  const printers = ids.map((id) => somePrinter(id));
  const hub = createFakeHub(someConfig({ printers, registers: [someRegister('till', 'p0')] }));
  const input = { hubUrl: await hub.start(), journalPath: join(folder, 'print.db'), ports };
  const script = fileURLToPath(new URL('../../main/printing/testing/agent-process.ts', import.meta.url));
  const agent = spawn(process.execPath, [script, JSON.stringify(input)], { stdio: ['ignore', 'ignore', 'inherit'] });
  const found: Memory[] = [];
  const done = (): number => emulators.reduce((sum, one) => sum + one.state().totals.slips, 0);
  const sell = (number: number): void => {
    const lines = [1, 3, 5].map((step) =>
      someItem(String(step), { printerId: ids[(number + step) % PRINTERS] ?? null }),
    );
    hub.confirm(someOrder(number, { orderItems: lines }));
  };
  try {
    while (hub.streams.size === 0) await pause(20);
    const from = performance.now();
    for (let number = 1; done() < jobs; number += 1) {
      sell(number);
      // As many on the way as a busy till makes, never all at once.
      while (number * 4 - done() > 60) await pause(5);
      if (done() >= ((found.length + 1) * jobs) / LOOKS)
        found.push({ jobs: done(), rss: figuresOf(agent.pid ?? 0).rss, seconds: (performance.now() - from) / 1000 });
    }
    return found;
  } finally {
    const gone = once(agent, 'exit');
    agent.kill('SIGKILL');
    await gone;
    await Promise.all(emulators.map((one) => one.stop()));
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
