/*
 * A print agent as a process of its own, to be killed by tests:
 *   node agent-process.ts '{"hubUrl","journalPath","ports","limits"?,"plant"?}'
 * `plant` puts bugs into the agent's source as it is loaded, so that a test can be tested.
 */
import { registerHooks } from 'node:module';
import { NOW, quickLimits } from './rig-limits.ts';

/** In `file` (its last part), every `find` becomes `put`. */
export type PlantedEdit = { readonly file: string; readonly find: string; readonly put: string };

export type AgentProcessArguments = {
  readonly hubUrl: string;
  readonly journalPath: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly limits?: Partial<typeof quickLimits>;
  readonly plant?: readonly PlantedEdit[];
};

const { hubUrl, journalPath, ports, limits, plant = [] } = JSON.parse(process.argv[2] ?? '{}') as AgentProcessArguments;

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    const edits = plant.filter(({ file }) => url.endsWith(file));
    if (edits.length === 0 || loaded.source === undefined || loaded.source === null) return loaded;
    let source = Buffer.from(loaded.source as Uint8Array).toString();
    for (const { file, find, put } of edits) {
      if (!source.includes(find)) throw new Error(`${file} no longer holds: ${find}`);
      source = source.replaceAll(find, put);
    }
    return { ...loaded, source };
  },
});

const { createPrintAgent } = await import('../agent.ts');
createPrintAgent({
  hubUrl,
  apiKey: 'station-key',
  journalPath,
  clock: () => NOW,
  limits: { ...quickLimits, ...limits },
  resolveAddress: ({ id }) => {
    const port = ports[id];
    return port === undefined ? undefined : { host: '127.0.0.1', port };
  },
  log: (level, message, facts) => console.log(level, message, JSON.stringify(facts ?? {})),
}).start();
