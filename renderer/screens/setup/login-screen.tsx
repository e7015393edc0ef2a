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
import styles from './setup.module.css';

export const LoginScreen = () => {
  const t = useT();
  const { session } = useActions();
  const first = useRef<HTMLInputElement>(null);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [keyboard, setKeyboard] = useState(false);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const [sending, setSending] = useState(false);

  useEffect(() => first.current?.focus(), []);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    try {
      await session.login(username.trim(), password);
    } catch (error) {
      setProblem(messageOf(error));
      setSending(false);
    }
  };

  return (
    <Frame title={t('login.title')}>
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
        {keyboard ? <TouchKeyboard /> : <p className={styles['hint']}>{t('login.hint')}</p>}
      </form>
    </Frame>
  );
};
