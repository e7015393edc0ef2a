/** One venue: a hub over a file, or so many hubs over one database of the server; furnished, with staff signed in. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sender, signIn } from '../../e2e/support/api.ts';
import { launchHub, readyHub, type RunningHub } from '../../e2e/support/hub.ts';
import type { Program } from '../../e2e/support/process.ts';
import { furnish } from '../../e2e/support/venue.ts';
import { within } from '../../e2e/support/wait.ts';

export type House = {
  readonly name: string;
  /** Its database on the server; undefined: a file. */
  readonly database: string | undefined;
  readonly urls: readonly string[];
  readonly pids: readonly number[];
  /** Bearer tokens of its staff, good at each of its hubs. */
  readonly staff: readonly string[];
  /** A sale of three lines, paid in cash: created and confirmed in one call. */
  readonly sale: object;
  stop(): Promise<void>;
};
type Plan = {
  readonly name: string;
  readonly hubs: number;
  readonly database?: { readonly name: string; urlOf(hub: number): string };
};

/** One person may hold 64 streams; a screen in six is each one's. */
const STAFF = 6;
/** A hub promises to be gone after five seconds. */
const STOP_MS = 6_000;

export const startHouse = async ({ name, hubs, database }: Plan): Promise<House> => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-bench-scale-'));
  const secret = randomUUID();
  const programs: Program[] = [];
  const running: RunningHub[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(
      programs.map(async (program) => {
        program.signal('SIGTERM');
        // A hub that waits for a database which it will not hear again would wait for ever.
        await within(STOP_MS, 'the end of a hub', program.exited).catch(() => program.end());
      }),
    );
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const start = async (at: number): Promise<void> => {
      const env = {
        PASSRAIL_LOG: 'silent',
        PASSRAIL_JWT_SECRET: secret,
        ...(database && { PASSRAIL_DATABASE_URL: database.urlOf(at) }),
      };
      const program = launchHub(join(folder, `hub-${at}`), env);
      programs.push(program);
      running[at] = await readyHub(program);
    };
    await Promise.all(Array.from({ length: hubs }, (_, at) => start(at)));
    const urls = running.map(({ url }) => url);
    return {
      name,
      database: database?.name,
      urls,
      pids: running.map(({ pid }) => pid),
      ...(await furnished(urls)),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const furnished = async ([url = '']: readonly string[]): Promise<Pick<House, 'staff' | 'sale'>> => {
  const api = await signIn(url);
  const { foods, registerId } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const staff: string[] = [];
  for (let count = 0; count < STAFF; count += 1) {
    const person = { username: `staff-${count}`, password: 'bench-password' };
    await api.call('POST', '/v1/users', { ...person, role: 'operator' });
    const { body } = await sender(url)('POST', '/auth/login', person);
    staff.push((body as { token: string }).token);
  }
  const line = (food: { id: string }, quantity: number): object => ({ foodId: food.id, quantity, notes: '' });
  return {
    staff,
    sale: {
      table: '12',
      orderItems: [line(foods.lasagne, 1), line(foods.polenta, 2), line(foods.beer, 3)],
      confirm: { paymentMethod: 'CASH', cashRegisterId: registerId },
    },
  };
};
