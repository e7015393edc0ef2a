import { useEffect, useEffectEvent, useState } from 'react';
import type { Settings } from '#contract/settings.ts';
import { useActions } from '../../../actions/actions.ts';
import { useT } from '../../../i18n/use-t.ts';
import { useApp } from '../../../store/use-app.ts';
import { Button } from '../../../ui/button.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { Problem, ReadState, Section } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import { SettingField } from './setting-field.tsx';
import { settingGroups, type SettingName } from './setting-fields.ts';
import styles from './office.module.css';

type Loaded = { data: Settings; rev: string | null };

/** Every setting of the house. A form that is being filled in is not replaced by what somebody else saves: that is a conflict to decide. */
export const SettingsPage = () => {
  const { data, rev, problem, reload } = useRead<Settings>('/v1/settings');
  const [held, setHeld] = useState<Loaded | null>(null);
  const shown = held ?? (data && { data, rev });
  if (!shown) return <ReadState problem={problem} />;
  return (
    <SettingsForm
      key={shown.rev}
      {...shown}
      onDirty={(dirty) => setHeld(dirty ? shown : null)}
      onSaved={() => {
        setHeld(null);
        reload();
      }}
    />
  );
};

type FormProps = Loaded & { onDirty: (dirty: boolean) => void; onSaved: () => void };

const SettingsForm = ({ data, rev, onDirty, onSaved }: FormProps) => {
  const t = useT();
  const { toasts } = useActions();
  const admin = useApp((state) => state.session.user?.role === 'admin');
  const draft = useDraft<Settings>({
    record: data,
    blank: data,
    rev,
    path: '/v1/settings',
    toBody: (changes) => changes,
    fromWire: (wire: Settings) => wire,
    onSaved: () => {
      toasts.show('good', 'board.saved');
      onSaved();
    },
  });
  const tell = useEffectEvent(onDirty);
  useEffect(() => tell(draft.dirty), [draft.dirty]);
  return (
    <form
      className={styles['settings']}
      onSubmit={(event) => {
        event.preventDefault();
        void draft.save();
      }}
    >
      <fieldset disabled={!admin} className={styles['groups']}>
        {settingGroups.map(([group, names]) => (
          <Section key={group} title={t(`set.group.${group}`)}>
            <div className={styles['grid']}>
              {names.map((name) => (
                <div key={name}>
                  <SettingField name={name} value={draft.value} onChange={draft.set} />
                  <p className={styles['hint']}>{t(`set.${name}.hint`)}</p>
                </div>
              ))}
            </div>
          </Section>
        ))}
      </fieldset>
      <div className={styles['bar']}>
        {draft.problem !== null && (
          <Problem
            text={[t(draft.problem), ...draft.issues.map(({ path, message }) => `${path}: ${message}`)].join(' · ')}
          />
        )}
        {draft.conflict && <Conflict before={draft.conflict.before} theirs={draft.conflict.theirs} />}
        {draft.conflict ? (
          <>
            <Button onClick={draft.takeTheirs}>{t('edit.takeTheirs')}</Button>
            <Button kind="primary" onClick={() => void draft.keepMine()}>
              {t('edit.keepMine')}
            </Button>
          </>
        ) : (
          <Button kind="primary" type="submit" disabled={!admin || draft.busy || !draft.dirty}>
            {t('edit.save')}
          </Button>
        )}
        {!admin && <p>{t('set.readOnly')}</p>}
      </div>
    </form>
  );
};

const said = (value: Settings[keyof Settings]): string =>
  Array.isArray(value)
    ? value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' · ')
    : value === null || value === ''
      ? '–'
      : String(value);

const Conflict = ({ before, theirs }: { before: Settings; theirs: Settings }) => {
  const t = useT();
  const names = settingGroups.flatMap(([, all]) => all as readonly SettingName[]);
  const changed = names.filter((name) => said(before[name]) !== said(theirs[name]));
  return (
    <div role="alertdialog" aria-label={t('edit.conflict')}>
      <strong>{t('edit.conflict')}</strong>
      <ul>
        {changed.map((name) => (
          <li key={name}>
            {t('edit.changed', { name: t(`set.${name}`), from: said(before[name]), to: said(theirs[name]) })}
          </li>
        ))}
      </ul>
    </div>
  );
};
