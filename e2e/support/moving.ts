import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findPostgres } from '../../scripts/postgres-server.ts';
import { entryOf } from './entry.ts';
import type { World } from './fixtures.ts';
import { startProgram, type Program } from './process.ts';

export type Told = { readonly code: number | null; readonly out: string; readonly err: string };

/** `npm run hub -- migrate`, as a program of its own. */
export const launchMove = (world: World, args: readonly string[], env: Record<string, string> = {}): Program =>
  world.keep('migrate', startProgram(entryOf('backend', 'cli'), ['migrate', ...args], env));

export const runMove = async (world: World, args: readonly string[], env?: Record<string, string>): Promise<Told> => {
  const program = launchMove(world, args, env);
  const { code } = await program.exited;
  return { code, out: program.stdout.join('\n'), err: program.stderr.join('\n') };
};

/** The lines of its table: name, rows, checksum. */
export const sumsIn = ({ out }: Told): string[] =>
  out.split('\n').filter((line) => /^ {2}\w+ +[\d,]+ {2}[0-9a-f]{12}$/.test(line));

/** What somebody at the database's own prompt does. */
export const atPrompt = (url: string, statement: string): void => {
  const psql = join(findPostgres().bin ?? '', 'psql');
  const { status, stderr } = spawnSync(psql, ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url, '-c', statement], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`psql: ${stderr}`);
};
