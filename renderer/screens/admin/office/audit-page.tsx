import { useState } from 'react';
import type { AuditEntry, AuditPage as AuditAnswer } from '#contract/audit.ts';
import { useActions } from '../../../actions/actions.ts';
import { useT, type Translate } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { SelectField } from '../edit/fields.tsx';
import { ReadState, TableFrame } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import styles from './office.module.css';
import { useTime } from './use-time.ts';

type Filter = { who: string; area: string | null; text: string; order: string; from: string; to: string };
const everything: Filter = { who: '', area: null, text: '', order: '', from: '', to: '' };

const addressOf = (filter: Filter, page: number): string => {
  const query = new URLSearchParams({ page: String(page) });
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value.trim() === '') continue;
    // Days of the person who asks; the hub is asked for instants.
    if (name === 'from') query.set(name, new Date(`${value}T00:00:00`).toISOString());
    else if (name === 'to') query.set(name, new Date(`${value}T23:59:59.999`).toISOString());
    else query.set(name, value.trim());
  }
  return `/v1/audit?${query.toString()}`;
};

/** Who changed what, and when. */
export const AuditPage = () => {
  const t = useT();
  const { office, toasts } = useActions();
  const [filter, setFilter] = useState(everything);
  const [page, setPage] = useState(1);
  const path = addressOf(filter, page);
  const { data, problem } = useRead<AuditAnswer>(path);
  const [areas, setAreas] = useState<readonly string[]>([]);
  if (data && data.areas.join() !== areas.join()) setAreas(data.areas);
  const set = (part: Partial<Filter>): void => {
    setPage(1);
    setFilter((before) => ({ ...before, ...part }));
  };
  const download = (): void =>
    void office.download(`${path}&format=csv`, 'audit.csv').catch((error: unknown) => toasts.fail(error));
  return (
    <>
      <div className={styles['filters']}>
        <TextField label={t('audit.who')} value={filter.who} maxLength={100} onText={(who) => set({ who })} />
        <SelectField
          label={t('audit.area')}
          value={filter.area}
          none={t('audit.all')}
          choices={areas.map((value) => ({ value, label: value }))}
          onChange={(area) => set({ area })}
        />
        <TextField label={t('audit.text')} value={filter.text} maxLength={100} onText={(text) => set({ text })} />
        <TextField
          label={t('audit.order')}
          inputMode="numeric"
          value={filter.order}
          onText={(order) => set({ order: order.replaceAll(/\D/g, '').slice(0, 9) })}
        />
        <TextField type="date" label={t('audit.from')} value={filter.from} onText={(from) => set({ from })} />
        <TextField type="date" label={t('audit.to')} value={filter.to} onText={(to) => set({ to })} />
        <Button onClick={download}>{t('audit.csv')}</Button>
      </div>
      {!data && <ReadState problem={problem} />}
      {data?.data.length === 0 && <p>{t('audit.none')}</p>}
      {data && data.data.length > 0 && <Entries entries={data.data} />}
      {data && data.pagination.totalPages > 1 && (
        <div className={styles['row']}>
          <Button disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {t('audit.newer')}
          </Button>
          <span>{t('audit.page', { page, pages: data.pagination.totalPages })}</span>
          <Button disabled={page >= data.pagination.totalPages} onClick={() => setPage(page + 1)}>
            {t('audit.older')}
          </Button>
        </div>
      )}
    </>
  );
};

const verbs = { POST: 'audit.added', PUT: 'audit.changed', PATCH: 'audit.changed', DELETE: 'audit.removed' } as const;

/** "foods: changed", "orders: confirm": the verb, or what the address ends with. */
const saidOf = ({ area, action }: AuditEntry, t: Translate): string => {
  const [, verb, path] = /^(POST|PUT|PATCH|DELETE) (\/\S+)$/.exec(action) ?? [];
  if (verb === undefined || path === undefined) return `${area}: ${action}`;
  const last = path.split('/').at(-1) ?? '';
  const word = last === area || last.startsWith(':') ? t(verbs[verb as keyof typeof verbs]) : last;
  return `${area}: ${word}`;
};

const Entries = ({ entries }: { entries: readonly AuditEntry[] }) => {
  const t = useT();
  const time = useTime();
  return (
    <TableFrame label={t('admin.page.audit')}>
      <thead>
        <tr>
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.what')}</th>
          <th scope="col">{t('audit.subject')}</th>
          <th scope="col">{t('audit.detail')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={entry.id ?? `event-${index}`}>
            <td className={styles['when']}>{time(entry.at)}</td>
            <td>{entry.who}</td>
            <td title={entry.action}>{saidOf(entry, t)}</td>
            <td>{entry.name ?? entry.subject ?? ''}</td>
            <td className={styles['detail']}>{entry.detail ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
};
