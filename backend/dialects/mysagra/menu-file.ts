import { createHash } from 'node:crypto';
import type { ImportPreview } from '#contract/menu-import.ts';
import { MAX_IMPORT_ROWS } from '#contract/menu-import.ts';
import { planImport, type CurrentMenu, type Plan } from '#domain/menu-import/plan.ts';
import { readFoods, writeList, type ReadFoods } from '#domain/menu-import/read-foods.ts';
import { allergenWords, columnNames, columns, flagWords, type Language } from '#domain/menu-import/words.ts';
import { decode } from '../../csv/decode.ts';
import { readTable } from '../../csv/read-table.ts';
import { amountCell, dialectOf, writeTable } from '../../csv/write-table.ts';

// A file of a thousand wrong prices has one thing wrong with it.
const MAX_PROBLEMS = 200;

const empty: ImportPreview = {
  token: null,
  refused: null,
  encoding: null,
  separator: null,
  rows: 0,
  ignored: [],
  problems: [],
  problemCount: 0,
  changes: [],
  unchanged: 0,
};
type Reason = NonNullable<ImportPreview['refused']>['reason'];
const refused = (reason: Reason, line = 1, names: string[] = []): ImportPreview => ({
  ...empty,
  refused: { reason, line, columns: names },
});

/** The same for the same plan only: who accepts a preview accepts what it showed, and nothing that came in between. */
const tokenOf = (plan: Plan): string => createHash('sha256').update(JSON.stringify(plan)).digest('base64url');

type About = Pick<ImportPreview, 'encoding' | 'separator' | 'rows' | 'ignored'>;
export type ReadFile = { refused: ImportPreview } | { read: ReadFoods; about: About };

/** What a file says, whatever the menu is: the larger half of the work, done before anybody else has to wait for it. */
const readMenuFile = (bytes: Uint8Array): ReadFile => {
  const decoded = decode(bytes);
  if ('refused' in decoded) return { refused: refused(decoded.refused) };
  const table = readTable(decoded.text, MAX_IMPORT_ROWS);
  const { encoding } = decoded;
  if ('refused' in table) return { refused: { ...refused(table.refused, table.line), encoding } };
  const read = readFoods(table.header, table.rows);
  const about = { encoding, separator: table.separator, rows: table.rows.length, ignored: read.ignored };
  return read.missing.length > 0
    ? { refused: { ...refused('missing-column', 1, read.missing), ...about } }
    : { read, about };
};

/** Room for the largest file in base64, and the words around it. */
export const MENU_FILE_BODY = { maxBody: 1_500_000 };

/** Base64 → what it says. The tills have their turn before the rest is done: the largest file takes a tenth of a second to read. */
export const readAside = async (file: string): Promise<ReadFile> => {
  const read = readMenuFile(Buffer.from(file, 'base64'));
  await new Promise<void>((resume) => setImmediate(resume));
  return read;
};

/** What the file would do to this menu: the preview for people, and the plan, when there is one. */
export const previewOf = (
  menu: CurrentMenu,
  file: ReadFile,
  remove: boolean,
): { preview: ImportPreview; plan?: Plan } => {
  if ('refused' in file) return { preview: file.refused };
  const { read, about } = file;
  const plan = planImport(menu, read.foods, remove);
  const problems = [...read.problems, ...plan.problems].toSorted((a, b) => a.line - b.line);
  const said = { ...empty, ...about, problems: problems.slice(0, MAX_PROBLEMS), problemCount: problems.length };
  // With faults in it, what it would change is a guess: a food whose row cannot be read would be shown as removed.
  if (problems.length > 0) return { preview: said };
  const { changes, unchanged } = plan;
  return { preview: { ...said, token: changes.length > 0 ? tokenOf(plan) : null, changes, unchanged }, plan };
};

/** The menu as a file that can be edited in a spreadsheet and read again. */
export const writeMenuFile = (menu: CurrentMenu, language: Language): string => {
  const dialect = dialectOf(language);
  const nameOf = (list: readonly { id: string; name: string }[], id: string | null | undefined): string =>
    list.find((one) => one.id === id)?.name ?? '';
  const rows = menu.categories.flatMap((category) =>
    menu.foods
      .filter((food) => food.categoryId === category.id)
      .map((food) => ({
        category: category.name,
        name: food.name,
        price: amountCell(food.price, dialect),
        description: food.description ?? '',
        available: flagWords[language][food.available ? 0 : 1],
        station: nameOf(menu.stations, category.stationId),
        printer: nameOf(menu.printers, food.printerId),
        ingredients: writeList(food.ingredientIds.map((id) => nameOf(menu.ingredients, id))),
        allergens: food.allergens.map((one) => allergenWords[language][one]).join('|'),
        id: food.id,
      })),
  );
  const header = columns.map((column) => columnNames[language][column]);
  return writeTable([header, ...rows.map((row) => columns.map((column) => row[column]))], dialect);
};
