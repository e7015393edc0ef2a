import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from './config.ts';
import type { Place } from './store/transfer/open-end.ts';
import { StartError } from './store/start-error.ts';

export type Order =
  | { readonly kind: 'help' }
  | { readonly kind: 'move'; readonly from: Place; readonly to: Place }
  | { readonly kind: 'reopen'; readonly place: Place };

/** `databaseUrl`: what the word "postgres" means. @throws StartError bad-config, which never repeats an address */
export const readMigrateArgs = (args: readonly string[], databaseUrl: string | undefined): Order => {
  const { help, from, to, reopen } = flagsOf(args);
  if (help === true) return { kind: 'help' };
  const placeOf = (flag: string, text: string): Place => readPlace(`--${flag}`, text, databaseUrl);
  if (reopen !== undefined) {
    if (from !== undefined || to !== undefined) throw wrong('--reopen stands alone');
    return { kind: 'reopen', place: placeOf('reopen', reopen) };
  }
  if (from === undefined || to === undefined) throw wrong('both --from and --to are needed; migrate --help shows how');
  const order = { kind: 'move', from: placeOf('from', from), to: placeOf('to', to) } as const;
  if (JSON.stringify(order.from) === JSON.stringify(order.to)) throw wrong('--from and --to are the same place');
  return order;
};

const flagsOf = (args: readonly string[]) => {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { from: text, to: text, reopen: text, help: { type: 'boolean' } },
      allowPositionals: false,
    }).values;
  } catch (error) {
    throw wrong((error as Error).message);
  }
};

const readPlace = (flag: string, text: string, databaseUrl: string | undefined): Place => {
  if (text === 'postgres') {
    if (databaseUrl === undefined) throw wrong(`${flag} postgres: PASSRAIL_DATABASE_URL is not set; it is the address`);
    return { url: databaseUrl };
  }
  if (/^postgres(ql)?:\/\//i.test(text)) return { url: withoutPassword(flag, text) };
  // Anything else that looks like an address would make a folder of that name, password and all.
  if (/:\/\/|^postgres(ql)?:/i.test(text) || text === '')
    throw wrong(`${flag} must be a data folder, the word postgres, or postgresql://user@host/name`);
  return { folder: resolve(text) };
};

const withoutPassword = (flag: string, text: string): string => {
  const url = URL.parse(text);
  if (url === null) throw wrong(`${flag} is no address like postgresql://user@host:5432/passrail`);
  if (url.password !== '' || [...url.searchParams.keys()].some((name) => /pass/i.test(name)))
    throw wrong(
      `${flag} has a password in it, which everybody on this machine can read: ` +
        `put the address into the variable PASSRAIL_DATABASE_URL and write ${flag} postgres`,
    );
  return text;
};

const wrong = (message: string): StartError => new StartError('bad-config', message);

export const migrateHelp = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string => `\
npm run hub -- migrate --from PLACE --to PLACE
Moves everything a hub keeps from a data folder to PostgreSQL, or back, and proves that nothing is missing.

  PLACE is  a data folder                  ${defaultDataFolder(platform, env)} unless PASSRAIL_DATA says otherwise
            postgres                       the database whose address is in PASSRAIL_DATABASE_URL
            postgresql://user@host/name    another one; without a password, which everybody on this machine could read here

  To PostgreSQL   PASSRAIL_DATABASE_URL=postgresql://… npm run hub -- migrate --from FOLDER --to postgres
  Back            PASSRAIL_DATABASE_URL=postgresql://… npm run hub -- migrate --from postgres --to NEW-FOLDER

Before  Stop every hub of both places. The target must be empty: a new folder, or a database without tables.
During  The source is only read. Cut off at any moment, it is whole: run the same line again.
After   Both places are read again and compared, table by table. Only then the source is marked as moved, and no hub
        starts on it any more. Screens and printers go on where they were: the log keeps its name and its numbers.
Keys    Every hub of the new place needs the same PASSRAIL_JWT_SECRET; the last lines say where it is.
Files   Backups, and what a station keeps for itself, stay in the old folder.

  --reopen PLACE  takes the mark of the source away again, when the new place is lost for good. What was sold since is
                  not in it, and every screen loads anew.`;
