import { createHash } from 'node:crypto';
import type { ImportPreview } from '#contract/menu-import.ts';
import { MAX_IMPORT_ROWS } from '#contract/menu-import.ts';
import { planImport, type CurrentMenu, type Plan } from '#domain/menu-import/plan.ts';
import { readFoods, writeList } from '#domain/menu-import/read-foods.ts';
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

/** What a file would do to this menu: the preview for people, and the plan, when there is one. */
export const readMenuFile = (
  menu: CurrentMenu,
  bytes: Uint8Array,
  remove: boolean,
): { preview: ImportPreview; plan?: Plan } => {
  const decoded = decode(bytes);
  if ('refused' in decoded) return { preview: refused(decoded.refused) };
  const table = readTable(decoded.text, MAX_IMPORT_ROWS);
  const { encoding } = decoded;
  if ('refused' in table) return { preview: { ...refused(table.refused, table.line), encoding } };
  const { separator, rows } = table;
  const read = readFoods(table.header, rows);
  const about = { encoding, separator, rows: rows.length, ignored: read.ignored };
  if (read.missing.length > 0) return { preview: { ...refused('missing-column', 1, read.missing), ...about } };
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
