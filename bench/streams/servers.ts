/** The servers under test, each started in its own process. */
import { nchanMissing, startNchan } from './nchan.ts';
import { forkPinned, reply } from './pinned.ts';
import type { Question, ServerFigures } from './server-process.ts';

export interface Server {
  readonly port: number;
  figures(question?: Question): Promise<ServerFigures>;
  stop(): Promise<void>;
}

export interface Candidate {
  readonly name: string;
  readonly label: string;
  /** `flags` for Node, where it is one of Node's. */
  start(flags?: readonly string[]): Promise<Server>;
}

const node = (name: string, label: string): Candidate => ({ name, label, start: (flags) => startNode(name, flags) });

/** In the order of the tables; ours first. */
export const CANDIDATES: readonly Candidate[] = [
  node('hub', 'Passrail hub'),
  node('hub-strict', 'Passrail hub, no event ahead'),
  node('better-sse', 'better-sse'),
  node('express', 'Express, `res.write` per client'),
  node('fastify', 'Fastify, `reply.raw.write`'),
  { name: 'nchan', label: 'nginx + nchan', start: () => startNchan() },
  node('ceiling', 'plain loop, coalesced (ceiling)'),
];

/** Why a candidate cannot run here. */
export function missing(name: string): string | undefined {
  return name === 'nchan' ? nchanMissing() : undefined;
}

async function startNode(name: string, flags: readonly string[] = []): Promise<Server> {
  const child = forkPinned(0, 'server-process.ts', [name], ['--expose-gc', ...flags]);
  const { port } = await reply<{ port: number }>(child);
  return {
    port,
    figures: (question = 'figures') => {
      child.send(question);
      return reply<ServerFigures>(child);
    },
    stop: async () => {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await exit;
    },
  };
}
