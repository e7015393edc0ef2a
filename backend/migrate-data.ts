import { startFailures } from '#contract/service.ts';
import { loadConfig } from './config.ts';
import { migrateHelp, readMigrateArgs } from './migrate-args.ts';
import { placeKey, type KeyNews } from './migrate-key.ts';
import { createMigrateTeller, inRows, tableOf } from './migrate-words.ts';
import { timeOf } from './store/marks.ts';
import { StartError } from './store/start-error.ts';
import { moveData, reopenSource } from './store/transfer/move-data.ts';
import type { Place } from './store/transfer/open-end.ts';

type Out = { write(text: string): unknown; isTTY?: boolean };
export type MigratePorts = { env: NodeJS.ProcessEnv; out: Out; err: Out; now: () => number };

/** `npm run hub -- migrate …`. Answers the exit code; a failure is one line on `err`. */
export const migrateData = async (args: readonly string[], ports: MigratePorts): Promise<number> => {
  try {
    await run(args, ports);
    return 0;
  } catch (error) {
    if (error instanceof StartError) {
      ports.err.write(`passrail cannot move the data: ${error.message}\n`);
      return startFailures[error.failure];
    }
    ports.err.write(`passrail stopped moving the data: ${(error as Error).message}; run the same line again\n`);
    ports.err.write(`${String((error as Error).stack)}\n`);
    return 1;
  }
};

const run = async (args: readonly string[], { env, out, err, now }: MigratePorts): Promise<void> => {
  const { databaseUrl, jwtSecret } = loadConfig([], env);
  const order = readMigrateArgs(args, databaseUrl);
  const say = (...lines: string[]): void => void out.write(`${lines.join('\n')}\n`);
  if (order.kind === 'help') return say(migrateHelp(process.platform, env));
  if (order.kind === 'reopen') return reopen(order.place, say);

  const key = placeKey(order, jwtSecret);
  const started = now();
  const tell = createMigrateTeller({ say, err, now });
  const { sums, withoutNul } = await moveData({ from: order.from, to: order.to, clock: { now }, tell }).finally(
    tell.end,
  );
  const news = key.settle();
  const rows = sums.reduce((sum, table) => sum + table.rows, 0);
  say('', ...tableOf(sums), '');
  if (withoutNul > 0)
    say(`A character that shows nothing (U+0000) was left out of ${inRows(withoutNul)}: PostgreSQL cannot hold it.`);
  const seconds = ((now() - started) / 1000).toFixed(1);
  say(`Moved in ${seconds} s: ${inRows(rows)}, the same on both sides. No hub starts on the old place any more.`);
  say('', ...nextSteps(order.to, news));
};

const nextSteps = (to: Place, key: KeyNews): string[] => [
  'Next:',
  ...('url' in to
    ? ['- Start the hubs with PASSRAIL_DATABASE_URL, the address of this database.']
    : [`- Start the hub with PASSRAIL_DATA=${to.folder}, and without PASSRAIL_DATABASE_URL.`]),
  ...keySteps(to, key),
  '- Keep the old place until the new one has served you a while. The way back: npm run hub -- migrate --help',
];

const CONSEQUENCE = 'With another key everybody must sign in again; pickup codes and links on receipts are void.';

const keySteps = (to: Place, key: KeyNews): string[] => {
  switch (key.kind) {
    case 'in-file':
      return [
        '- Give every hub the same PASSRAIL_JWT_SECRET: the text in the file',
        `    ${key.file}`,
        '  A hub whose PASSRAIL_DATA is still that folder finds it by itself.',
        `  ${CONSEQUENCE}`,
      ];
    case 'in-variable':
      return ['- Give every hub the PASSRAIL_JWT_SECRET that is set here.', `  ${CONSEQUENCE}`];
    case 'kept':
      return ['- The key of all tokens is there, too:', `    ${key.file}`];
    case 'unknown':
      return [
        '- Look for PASSRAIL_JWT_SECRET, the key of all tokens, which was not set here: the hubs had it in that',
        '  variable, or in the file jwt-secret of their data folder.',
        'url' in to
          ? '  Every hub of this database needs it.'
          : `  Copy the file into ${to.folder}, or set the variable.`,
        `  ${CONSEQUENCE}`,
      ];
  }
};

const reopen = async (place: Place, say: (...lines: string[]) => void): Promise<void> => {
  const mark = await reopenSource(place);
  say(
    `Hubs start here again. What was sold at ${mark.place} since ${timeOf(mark)} is not in this data; every screen loads anew.`,
    'Never start a hub there again: the same numbers would be given twice.',
  );
};
