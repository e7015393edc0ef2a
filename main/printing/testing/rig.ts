import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrintAgent, type PrintAgent, type PrintAgentOptions } from '../agent.ts';
import type { PrintConfig } from '../routing.ts';
import { createFakeHub } from './fake-hub.ts';
import { createRawPrinter, type RawPrinterOptions } from './raw-printer.ts';
import { NOW, quickLimits } from './rig-limits.ts';

type RigOptions = { readonly config?: PrintConfig; readonly printers: Record<string, RawPrinterOptions> };

/** A hub, its printers and an agent between them, all on loopback, all gone after `close()`. */
export const createRig = async ({ config, printers: wanted }: RigOptions) => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-print-'));
  const hub = createFakeHub(config);
  const hubUrl = await hub.start();
  const printers = new Map(Object.entries(wanted).map(([id, options]) => [id, createRawPrinter(options)]));
  for (const printer of printers.values()) await printer.start();
  const log: string[] = [];
  const agents: PrintAgent[] = [];
  const journalPath = join(folder, 'print.db');
  return {
    folder,
    hub,
    hubUrl,
    journalPath,
    log,
    printer: (id: string) => {
      const printer = printers.get(id);
      if (printer === undefined) throw new Error(`no printer ${id} in this rig`);
      return printer;
    },
    agent: (more: Partial<PrintAgentOptions> = {}): PrintAgent => {
      const agent = createPrintAgent({
        hubUrl,
        apiKey: 'station-key',
        journalPath,
        clock: () => NOW,
        random: () => 0,
        limits: quickLimits,
        resolveAddress: ({ id }) => {
          const port = printers.get(id)?.port();
          return port === undefined ? undefined : { host: '127.0.0.1', port };
        },
        log: (level, message, facts) => void log.push(`${level} ${message} ${JSON.stringify(facts ?? {})}`),
        ...more,
      });
      agents.push(agent);
      agent.start();
      return agent;
    },
    close: async (): Promise<void> => {
      for (const agent of agents) await agent.stop().catch(() => undefined);
      for (const printer of printers.values()) await printer.stop();
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type Rig = Awaited<ReturnType<typeof createRig>>;
