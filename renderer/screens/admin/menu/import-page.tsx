import { useState } from 'react';
import type { ImportDone, ImportPreview } from '#contract/menu-import.ts';
import { useActions } from '../../../actions/actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { FileDrop, type ChosenFile } from '../../../ui/file-drop.tsx';
import { ImportReport } from '../../../ui/import-report.tsx';
import { CheckField } from '../edit/fields.tsx';
import { Problem, Section } from '../parts.tsx';
import styles from './import.module.css';

/** The menu as a file: out of the hub, and back after somebody has looked at what it would change. */
export const ImportPage = () => {
  const t = useT();
  const { office, toasts } = useActions();
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [remove, setRemove] = useState(false);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const [done, setDone] = useState<ImportDone | null>(null);
  const [busy, setBusy] = useState(false);

  const look = async (file: ChosenFile, gone: boolean) => {
    setBusy(true);
    const answer = await office.change<ImportPreview>('POST', '/v1/menu/import/preview', {
      file: file.file,
      remove: gone,
    });
    setBusy(false);
    setPreview(answer.ok ? answer.data : null);
    setProblem(answer.ok ? null : answer.message);
  };
  const choose = async (file: ChosenFile | 'too-large') => {
    setPreview(null);
    setDone(null);
    setProblem(file === 'too-large' ? 'import.tooLarge' : null);
    setChosen(file === 'too-large' ? null : file);
    if (file !== 'too-large') await look(file, remove);
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
        <FileDrop chosen={chosen} onFile={(file) => void choose(file)} />
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
