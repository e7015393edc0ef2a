import { useId, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LogoPicture } from './logo-picture.tsx';
import styles from './setup.module.css';

// As long as the contract allows: ten hours are an evening.
const MOST_MINUTES = 600;

/** The words of every board of the venue: kept by the hub, changed by a manager. */
export const VenueWords = () => {
  const manager = useApp((state) => state.session.user?.role === 'admin');
  const loaded = useApp((state) => state.settings !== null);
  return manager && loaded ? <Words /> : null;
};

const Words = () => {
  const t = useT();
  const id = useId();
  const { settings } = useActions();
  const kept = useApp((state) => state.settings);
  const [event, setEvent] = useState(kept?.boardEvent ?? '');
  const [logo, setLogo] = useState(kept?.boardLogo ?? '');
  const [texts, setTexts] = useState((kept?.boardAnnouncements ?? []).join('\n'));
  const [minutes, setMinutes] = useState(String(kept?.boardReadyMinutes ?? 0));
  const [saved, setSaved] = useState(false);
  const save = async (): Promise<void> => {
    const boardAnnouncements = texts
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const boardReadyMinutes = Math.min(MOST_MINUTES, Number(minutes));
    setSaved(await settings.change({ boardEvent: event, boardLogo: logo, boardAnnouncements, boardReadyMinutes }));
  };
  return (
    <section className={styles['venue']} aria-label={t('board.everyBoard')}>
      <h3 className={styles['label']}>{t('board.everyBoard')}</h3>
      <div className={styles['choices']}>
        <TextField label={t('board.event')} value={event} onText={setEvent} maxLength={80} />
        <TextField label={t('board.logo')} value={logo} onText={setLogo} maxLength={12} />
        <TextField
          label={t('board.readyMinutes')}
          value={minutes}
          onText={(text) => setMinutes(text.replace(/\D/g, ''))}
          maxLength={3}
          inputMode="numeric"
        />
      </div>
      <label htmlFor={id} className={styles['label']}>
        {t('board.announcementsHint')}
      </label>
      <textarea
        id={id}
        className={styles['text']}
        rows={3}
        value={texts}
        onChange={(change) => setTexts(change.target.value)}
      />
      <div className={styles['foot']}>
        <output>{saved ? t('board.saved') : ''}</output>
        <Button onClick={() => void save()}>{t('board.save')}</Button>
      </div>
      <LogoPicture />
    </section>
  );
};
