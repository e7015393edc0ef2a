import { INCOMING, markText, MOVED_TO, readMark, timeOf, type Mark } from '../marks.ts';
import { isAway } from '../postgres/is-away.ts';
import type { Clock } from '../ports.ts';
import { StartError } from '../start-error.ts';
import { compare, copyRows, countRows, type Sum } from './copy-rows.ts';
import type { End } from './end.ts';
import { openEnd, requireDatabase, type Place } from './open-end.ts';
import { ourTables, type Table } from './our-tables.ts';

export type Teller = {
  /** Before the first row. */
  copying(ends: { from: string; to: string }, rows: number, tables: number): void;
  comparing(): void;
  /** Rows copied or read so far. */
  progress(rows: number): void;
};
export type Moved = { readonly sums: readonly Sum[]; readonly withoutNul: number };

type Move = { from: Place; to: Place; clock: Clock; tell: Teller };
type Ends = { source: End; target: End };

/**
 * Moves the data with its log: the target goes on under the log's name, and no hub starts on the source again.
 * Until both are seen to be the same the target is marked as unfinished; the source is written to at the very end only.
 * @throws StartError
 */
export const moveData = async ({ from, to, clock, tell }: Move): Promise<Moved> => {
  requireDatabase(from);
  const tables = await ourTables();
  const source = await openEnd(from);
  try {
    await beginAtSource(source);
    const target = await openEnd(to);
    try {
      const moved = await moveBetween({ source, target }, tables, { clock, tell });
      await source.query('delete from meta where name = $1', ['log-id']);
      await putMark(source, MOVED_TO, { place: target.place, at: clock.now() });
      await source.commit();
      return moved;
    } finally {
      await target.close();
    }
  } catch (error) {
    throw isAway(error) ? new StartError('database-unreachable', `the database went away: ${String(error)}`) : error;
  } finally {
    await source.close();
  }
};

/** Lets hubs start again where the data was; their log has a new name. Answers where it had been moved to. */
export const reopenSource = async (place: Place): Promise<Mark> => {
  requireDatabase(place);
  const end = await openEnd(place);
  try {
    const mark = (await end.tables()).includes('meta') ? (await marksOf(end)).moved : undefined;
    if (!mark) throw new StartError('bad-config', `the data of ${end.place} was not moved: there is nothing to undo`);
    await end.query('delete from meta where name = $1', [MOVED_TO]);
    return mark;
  } finally {
    await end.close();
  }
};

const marksOf = async (
  end: End,
): Promise<{ logId?: string | undefined; moved?: Mark | undefined; incoming?: Mark | undefined }> => {
  const rows = await end.query<{ name: string; value: string }>(
    `select name, value from meta where name in ('log-id', '${MOVED_TO}', '${INCOMING}')`,
  );
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  return {
    logId: values.get('log-id'),
    moved: readMark(values.get(MOVED_TO)),
    incoming: readMark(values.get(INCOMING)),
  };
};

const putMark = async (end: End, name: string, mark: Mark): Promise<void> => {
  await end.query('delete from meta where name = $1', [name]);
  await end.query('insert into meta (name, value) values ($1, $2)', [name, markText(mark)]);
};

/** @throws StartError when there is nothing to move, or nothing that may be moved */
const beginAtSource = async (source: End): Promise<void> => {
  const { place } = source;
  if (!(await source.tables()).includes('meta')) throw new StartError('bad-config', `there is no data at ${place}`);
  await source.beginReading();
  const pending = await source.pending();
  if (pending.length > 0)
    throw new StartError(
      'bad-config',
      `the data at ${place} is of an older Passrail: start this version's hub on it once`,
    );
  const { moved, incoming } = await marksOf(source);
  if (moved) throw new StartError('data-moved', `the data of ${place} was moved to ${moved.place} on ${timeOf(moved)}`);
  if (incoming)
    throw new StartError(
      'data-incomplete',
      `${place} holds an unfinished copy of ${incoming.place}: move it from there`,
    );
};

const moveBetween = async (
  ends: Ends,
  tables: readonly Table[],
  { clock, tell }: Pick<Move, 'clock' | 'tell'>,
): Promise<Moved> => {
  const { source, target } = ends;
  const rows = await countRows(source, tables);
  const state = await stateOf(ends, tables);
  if (state === 'empty') {
    await target.migrate();
    await putMark(target, INCOMING, { place: source.place, at: clock.now() });
  }
  tell.copying({ from: source.place, to: target.place }, rows, tables.length);
  const withoutNul = state === 'same-log' ? 0 : await copyRows(ends, tables, tell.progress);
  tell.comparing();
  const { sums, differing } = await compare(ends, tables, tell.progress);
  if (differing.length > 0)
    throw state === 'same-log'
      ? notEmpty(target)
      : new StartError(
          'data-incomplete',
          `${target.place} is not the same as ${source.place} in: ${differing.join(', ')}`,
        );
  await target.query('delete from meta where name = $1', [INCOMING]);
  return { sums, withoutNul };
};

/**
 * 'empty': nothing in it, or what a move that was cut off left behind. 'same-log': a move was cut off at its very end, perhaps.
 * @throws StartError when something else is in it
 */
const stateOf = async ({ source, target }: Ends, tables: readonly Table[]): Promise<'empty' | 'same-log'> => {
  const found = await target.tables();
  if (found.some((name) => !tables.some((table) => table.name === name))) throw notEmpty(target);
  // Refuses what a newer Passrail has made, before anything is asked of it.
  await target.pending();
  if (!found.includes('meta')) return 'empty';
  const marks = await marksOf(target);
  if (marks.incoming) return 'empty';
  if (marks.moved)
    throw new StartError(
      'bad-config',
      `${target.place} still holds data that was moved to ${marks.moved.place} on ${timeOf(marks.moved)}; choose a new place`,
    );
  const filled = await countRows(
    target,
    tables.filter(({ name }) => found.includes(name)),
  );
  if (filled === 0) return 'empty';
  if (marks.logId !== undefined && marks.logId === (await marksOf(source)).logId) return 'same-log';
  throw notEmpty(target);
};

const notEmpty = ({ place }: End): StartError =>
  new StartError('bad-config', `${place} is not empty, and nothing is ever overwritten; choose a new place`);
