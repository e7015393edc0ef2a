import { useState } from 'react';
import type { ImportDone, ImportPreview } from '#contract/menu-import.ts';
import { useActions } from '../../../actions/actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckField } from '../edit/fields.tsx';
import { Problem, Section } from '../parts.tsx';
import { ImportReport } from './import-report.tsx';
import { MAX_FILE_BYTES, toBase64 } from './file-text.ts';
import styles from './import.module.css';

type Chosen = { name: string; file: string };

/** The menu as a file: out of the hub, and back after somebody has looked at what it would change. */
export const ImportPage = () => {
  const t = useT();
  const { office, toasts } = useActions();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [remove, setRemove] = useState(false);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const [done, setDone] = useState<ImportDone | null>(null);
  const [busy, setBusy] = useState(false);

  const look = async (file: Chosen, gone: boolean) => {
    setBusy(true);
    const answer = await office.change<ImportPreview>('POST', '/v1/menu/import/preview', {
      file: file.file,
      remove: gone,
    });
    setBusy(false);
    setPreview(answer.ok ? answer.data : null);
    setProblem(answer.ok ? null : answer.message);
  };
  const choose = async (file: File | undefined) => {
    setPreview(null);
    setDone(null);
    setProblem(null);
    setChosen(null);
    if (!file) return;
    if (file.size > MAX_FILE_BYTES) {
      setProblem('import.tooLarge');
      return;
    }
    const read = { name: file.name, file: toBase64(new Uint8Array(await file.arrayBuffer())) };
    setChosen(read);
    await look(read, remove);
  };
  const accept = async () => {
    if (!chosen || preview?.token == null) return;
    setBusy(true);
    const body = { file: chosen.file, remove, token: preview.token };
    const answer = await office.change<ImportDone>('POST', '/v1/menu/import', body);
    setBusy(false);
    if (answer.ok) {
      setDone(answer.data);
      setPreview(null);
      setChosen(null);
      return;
    }
    // The menu is not what it was: the person looks again before anything is done.
    await look(chosen, remove);
    setProblem(answer.message);
  };
  const save = () =>
    office.download('/v1/menu/export', 'menu.csv').catch((error: unknown) => {
      toasts.fail(error);
    });

  return (
    <>
      <Section title={t('import.export')} text={t('import.exportText')}>
        <p>
          <Button onClick={() => void save()}>{t('import.save')}</Button>
        </p>
      </Section>
      <Section title={t('import.title')} text={t('import.text')}>
        <label className={styles['drop']}>
          <span className={styles['file']}>{t('import.choose')}</span>
          <span>{chosen?.name}</span>
          <input
            type="file"
            className="visually-hidden"
            accept=".csv,.txt,text/csv"
            aria-label={t('import.choose')}
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              // The same file, edited and chosen again, is a change, too.
              event.target.value = '';
            }}
          />
        </label>
        <CheckField
          label={t('import.remove')}
          checked={remove}
          onChange={(on) => {
            setRemove(on);
            if (chosen) void look(chosen, on);
          }}
        />
        {problem !== null && <Problem text={t(problem)} />}
        {done && <output className={styles['done']}>{t('import.done', done)}</output>}
        {preview && <ImportReport preview={preview} />}
        {preview?.token != null && (
          <p className={styles['accept']}>
            <Button kind="primary" size="big" disabled={busy} onClick={() => void accept()}>
              {t('import.accept', { count: preview.changes.length })}
            </Button>
          </p>
        )}
      </Section>
    </>
  );
};
