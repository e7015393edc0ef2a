import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useActions } from '../../actions/actions.ts';
import { messageOf } from '../../actions/toast-actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TouchKeyboard } from '../../ui/touch-keyboard.tsx';
import { Frame } from './frame.tsx';
import { PairScreen } from './pair-screen.tsx';
import styles from './setup.module.css';

/** `forManager`: somebody is signed in already who may not do what was asked; whoever signs in here does so for this window only. */
export const LoginScreen = ({ forManager = false }: { forManager?: boolean }) => {
  const t = useT();
  const { session, device } = useActions();
  const first = useRef<HTMLInputElement>(null);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [keyboard, setKeyboard] = useState(false);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const [sending, setSending] = useState(false);
  const [pairing, setPairing] = useState(false);

  useEffect(() => first.current?.focus(), []);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    try {
      await (forManager ? session.stepUp : session.login)(username.trim(), password);
      setSending(false);
    } catch (error) {
      setProblem(messageOf(error));
      setSending(false);
    }
  };

  if (pairing) return <PairScreen onBack={() => setPairing(false)} />;
  return (
    <Frame title={t(forManager ? 'admin.signIn' : 'login.title')}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('login.username')}
          value={username}
          onText={setUsername}
          autoComplete="username"
          autoCapitalize="none"
          inputRef={first}
        />
        <TextField
          label={t('login.password')}
          value={password}
          onText={setPassword}
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
        />
        <p role="alert" className={styles['wrong']}>
          {problem !== null && (
            <>
              <Shape name="triangle" /> {t(problem)}
            </>
          )}
        </p>
        <div className={styles['row']}>
          <Button aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t('login.show')}
          </Button>
          <Button aria-pressed={keyboard} onClick={() => setKeyboard(!keyboard)}>
            {t('login.keyboard')}
          </Button>
        </div>
        <Button kind="primary" size="big" type="submit" disabled={sending || username.trim() === '' || password === ''}>
          {t('login.submit')}
        </Button>
        {!forManager && (
          <Button size="big" onClick={() => setPairing(true)}>
            {t('pair.open')}
          </Button>
        )}
        {forManager && (
          <Button size="big" onClick={() => device.open(null)}>
            {t('admin.signInBack')}
          </Button>
        )}
        {keyboard ? (
          <TouchKeyboard />
        ) : (
          <p className={styles['hint']}>{t(forManager ? 'admin.signInHint' : 'login.hint')}</p>
        )}
      </form>
    </Frame>
  );
};
