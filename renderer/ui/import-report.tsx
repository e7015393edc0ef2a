import type { ImportChange, ImportPreview } from '#contract/menu-import.ts';
import { useT } from '../i18n/use-t.ts';
import { Badge, type Tone } from './badge.tsx';
import type { ShapeName } from './shape.tsx';
import styles from './import-report.module.css';
import { Problem } from './problem.tsx';
import { TableFrame } from './table-frame.tsx';

const kinds = ['add', 'change', 'remove'] as const;

const looks: Readonly<Record<ImportChange['kind'], { tone: Tone; shape: ShapeName }>> = {
  add: { tone: 'good', shape: 'plus' },
  change: { tone: 'warn', shape: 'pencil' },
  remove: { tone: 'late', shape: 'cross' },
};

/** What the file says, what is wrong with it, and what accepting it would do. */
export const ImportReport = ({ preview }: { preview: ImportPreview }) => {
  const t = useT();
  const { refused, problems, changes } = preview;
  if (refused)
    return (
      <Problem
        text={t(`import.refused.${refused.reason}`, {
          line: refused.line,
          columns: refused.columns.map((column) => t(`import.column.${column as 'name'}`)).join(', '),
        })}
      />
    );
  return (
    <div className={styles['report']}>
      <p className={styles['soft']}>
        {t('import.read', { rows: preview.rows, encoding: preview.encoding ?? '' })}
        {preview.ignored.length > 0 && ` ${t('import.ignored', { columns: preview.ignored.join(', ') })}`}
      </p>
      {problems.length > 0 && <Problems preview={preview} />}
      {problems.length === 0 && changes.length === 0 && <p>{t('import.nothing')}</p>}
      {changes.length > 0 && <Changes preview={preview} />}
    </div>
  );
};

const columnNames = [
  'category',
  'name',
  'price',
  'description',
  'available',
  'station',
  'printer',
  'ingredients',
  'allergens',
] as const;

const Problems = ({ preview: { problems, problemCount } }: { preview: ImportPreview }) => {
  const t = useT();
  return (
    <>
      <Problem text={t('import.problems', { count: problemCount })} />
      <TableFrame label={t('import.problemList')}>
        <thead>
          <tr>
            <th scope="col" data-number>
              {t('import.line')}
            </th>
            <th scope="col">{t('import.columnHead')}</th>
            <th scope="col">{t('import.says')}</th>
            <th scope="col">{t('import.wrong')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => {
            const column = columnNames.find((one) => one === problem.column);
            return (
              <tr key={`${problem.line} ${problem.column} ${problem.fault} ${problem.value}`}>
                <th scope="row" data-number>
                  {problem.line}
                </th>
                <td>{column && t(`import.column.${column}`)}</td>
                <td className={styles['value']}>{problem.value}</td>
                <td>{t(`import.fault.${problem.fault}`, { other: problem.other ?? 0 })}</td>
              </tr>
            );
          })}
        </tbody>
      </TableFrame>
    </>
  );
};

const Changes = ({ preview: { changes, unchanged } }: { preview: ImportPreview }) => {
  const t = useT();
  const count = (kind: ImportChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return (
    <>
      <p className={styles['counts']}>
        {kinds
          .filter((kind) => count(kind) > 0)
          .map((kind) => (
            <Badge key={kind} {...looks[kind]}>
              {t(`import.count.${kind}`, { count: count(kind) })}
            </Badge>
          ))}
        <span>{t('import.unchanged', { count: unchanged })}</span>
      </p>
      <TableFrame label={t('import.changeList')}>
        <thead>
          <tr>
            <th scope="col">{t('import.does')}</th>
            <th scope="col">{t('import.what')}</th>
            <th scope="col">{t('import.column.name')}</th>
            <th scope="col">{t('import.details')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.kind} ${change.what} ${change.name}`}>
              <td>
                <Badge {...looks[change.kind]}>{t(`import.kind.${change.kind}`)}</Badge>
              </td>
              <td>{t(`import.what.${change.what}`)}</td>
              <th scope="row">{change.name}</th>
              <td>
                {change.kind === 'add' && change.price}
                {change.fields.map(({ field, from, to }) => (
                  <p key={field}>
                    {t('import.becomes', { field: t(`import.column.${field}`), from: from || '–', to: to || '–' })}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </>
  );
};
