import { useState, type SyntheticEvent } from 'react';
import { useActions } from '../../../actions/actions.ts';
import { messageOf } from '../../../actions/toast-actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Problem, Section } from '../parts.tsx';
import styles from './office.module.css';

/** Everybody's own, with the password: a PIN that somebody saw must not be worth another one. */
export const OwnPin = () => {
  const t = useT();
  const { pins, toasts } = useActions();
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    try {
      await pins.setOwn(password, pin);
    } catch (error) {
      return setProblem(messageOf(error));
    }
    setProblem(null);
    setPassword('');
    setPin('');
    toasts.show('good', 'board.saved');
  };
  return (
    <Section title={t('people.ownPin')} text={t('people.pinHint')}>
      <form className={styles['row']} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('people.presentPassword')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onText={setPassword}
        />
        <TextField
          label={t('people.newPin')}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          pattern="[0-9]{4,8}"
          maxLength={8}
          required
          value={pin}
          onText={setPin}
        />
        <Button type="submit">{t('people.pinSave')}</Button>
      </form>
      {problem !== null && <Problem text={t(problem)} />}
    </Section>
  );
};
