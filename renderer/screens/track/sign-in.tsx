import { useState } from 'react';
import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useTrack } from './use-track.ts';
import styles from './list.module.css';

/** Sign in, or make an account. */
export const SignIn = () => {
  const { t } = useWords();
  const { signIn, register } = useTrackActions();
  const { problem, busy } = useTrack((state) => state.account);
  const [way, setWay] = useState<'in' | 'new'>('in');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const fresh = way === 'new';
  return (
    <form
      className={styles['page']}
      onSubmit={(event) => {
        event.preventDefault();
        void (fresh ? register(name, email, password) : signIn(email, password));
      }}
    >
      <h1>{t('mine.title')}</h1>
      <Segmented
        label={t('mine.choice')}
        value={way}
        options={[
          { value: 'in', label: t('mine.in') },
          { value: 'new', label: t('mine.new') },
        ]}
        onChange={setWay}
      />
      {fresh && <TextField label={t('mine.name')} value={name} onText={setName} autoComplete="name" required />}
      <TextField
        label={t('mine.email')}
        value={email}
        onText={setEmail}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        required
      />
      <TextField
        label={t('mine.password')}
        value={password}
        onText={setPassword}
        type="password"
        autoComplete={fresh ? 'new-password' : 'current-password'}
        minLength={fresh ? 8 : 1}
        placeholder={fresh ? t('mine.passwordHint') : undefined}
        required
      />
      {problem !== null && <p role="alert">{t(`problem.${problem}`)}</p>}
      <Button kind="primary" type="submit" disabled={busy}>
        {t(fresh ? 'mine.register' : 'mine.in')}
      </Button>
    </form>
  );
};
