import { useEffect, useState, type ReactNode } from 'react';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Problem } from '../parts.tsx';
import { AdminOnly } from './admin-only.tsx';
import styles from './edit.module.css';
import type { Draft } from './use-draft.ts';

type Props<F extends object> = {
  title: string;
  draft: Draft<F>;
  onClose: () => void;
  /** The fields by name, as people read them; for a conflict. */
  describe: (value: F) => readonly (readonly [string, string])[];
  /** What goes with the record; null: it cannot be deleted, and `whyNot` says why. Undefined: not offered. */
  consequence?: string | null;
  whyNot?: string;
  wide?: boolean;
  children: ReactNode;
};

/** A form that is not lost by a wrong tap: closing it with changes asks first, deleting says what goes along. */
export const DraftDialog = <F extends object>(props: Props<F>) => {
  const { title, draft, onClose, describe, children, wide = true } = props;
  const t = useT();
  const [asking, setAsking] = useState<'close' | 'delete' | null>(null);
  const close = () => (draft.dirty && !draft.busy ? setAsking('close') : onClose());
  useLeaveWarning(draft.dirty);
  return (
    <Dialog title={title} onClose={close} wide={wide}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void draft.save();
        }}
      >
        <div className={styles['fields']}>{children}</div>
        {draft.problem !== null && (
          <Problem
            text={[t(draft.problem), ...draft.issues.map(({ path, message }) => `${path}: ${message}`)].join(' · ')}
          />
        )}
        {draft.conflict && <Conflict draft={draft} conflict={draft.conflict} describe={describe} />}
        {asking === 'close' && (
          <Question text={t('edit.unsaved')}>
            <Button onClick={() => setAsking(null)}>{t('edit.goOn')}</Button>
            <Button kind="danger" onClick={onClose}>
              {t('edit.discard')}
            </Button>
          </Question>
        )}
        {asking === 'delete' && (
          <Question text={props.consequence ?? props.whyNot ?? ''}>
            <Button onClick={() => setAsking(null)}>{t('edit.keep')}</Button>
            {typeof props.consequence === 'string' && (
              <Button kind="danger" disabled={draft.busy} onClick={() => void draft.remove()}>
                {t('edit.reallyDelete')}
              </Button>
            )}
          </Question>
        )}
        <div className={styles['foot']}>
          {props.consequence !== undefined && !draft.isNew && (
            <AdminOnly>
              <Button kind="quiet" disabled={asking !== null} onClick={() => setAsking('delete')}>
                {t('edit.delete')}
              </Button>
            </AdminOnly>
          )}
          <span className={styles['spring']} />
          <Button onClick={close}>{t('edit.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={draft.busy || draft.conflict !== null}>
            {t('edit.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const Question = ({ text, children }: { text: string; children: ReactNode }) => (
  <div role="alertdialog" aria-label={text} className={styles['question']}>
    <p>{text}</p>
    <div className={styles['answers']}>{children}</div>
  </div>
);

type ConflictProps<F extends object> = {
  draft: Draft<F>;
  conflict: { before: F; theirs: F };
  describe: Props<F>['describe'];
};

const Conflict = <F extends object>({ draft, conflict, describe }: ConflictProps<F>) => {
  const t = useT();
  const was = new Map(describe(conflict.before));
  const changed = describe(conflict.theirs).filter(([name, text]) => was.get(name) !== text);
  return (
    <div role="alertdialog" aria-label={t('edit.conflict')} className={styles['question']}>
      <p>
        <strong>{t('edit.conflict')}</strong>
      </p>
      <ul>
        {changed.map(([name, text]) => (
          <li key={name}>{t('edit.changed', { name, from: was.get(name) || '–', to: text || '–' })}</li>
        ))}
      </ul>
      <div className={styles['answers']}>
        <Button onClick={draft.takeTheirs}>{t('edit.takeTheirs')}</Button>
        <Button kind="primary" onClick={() => void draft.keepMine()}>
          {t('edit.keepMine')}
        </Button>
      </div>
    </div>
  );
};

/** A browser asks before it leaves a page that says so. */
const useLeaveWarning = (dirty: boolean): void => {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener('beforeunload', warn);
    return () => globalThis.removeEventListener('beforeunload', warn);
  }, [dirty]);
};
