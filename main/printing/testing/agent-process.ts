/*
 * A print agent as a process of its own, to be killed by tests: node agent-process.ts '{"hubUrl","journalPath","ports"}'.
 * Writes one line per log entry on stdout.
 */
import { createPrintAgent } from '../agent.ts';
import { NOW, quickLimits } from './rig-limits.ts';

type Arguments = {
  readonly hubUrl: string;
  readonly journalPath: string;
  readonly ports: Record<string, number>;
};
const { hubUrl, journalPath, ports } = JSON.parse(process.argv[2] ?? '{}') as Arguments;

createPrintAgent({
  hubUrl,
  apiKey: 'station-key',
  journalPath,
  clock: () => NOW,
  limits: quickLimits,
  resolveAddress: ({ id }) => {
    const port = ports[id];
    return port === undefined ? undefined : { host: '127.0.0.1', port };
  },
  log: (level, message, facts) => console.log(level, message, JSON.stringify(facts ?? {})),
}).start();
