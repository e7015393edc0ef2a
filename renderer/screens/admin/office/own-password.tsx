import { useState, type SyntheticEvent } from 'react';
import { useActions } from '../../../actions/actions.ts';
import { messageOf } from '../../../actions/toast-actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Problem, Section } from '../parts.tsx';
import styles from './office.module.css';

/** Everybody's own, with the old one: whoever finds a signed-in office must not lock its person out. */
export const OwnPassword = () => {
  const t = useT();
  const { session, toasts } = useActions();
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    try {
      await session.changePassword(old, password);
    } catch (error) {
      return setProblem(messageOf(error));
    }
    setProblem(null);
    setOld('');
    setPassword('');
    toasts.show('good', 'board.saved');
  };
  return (
    <Section title={t('people.own')} text={t('people.ownText')}>
      <form className={styles['row']} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('people.oldPassword')}
          type="password"
          autoComplete="current-password"
          required
          value={old}
          onText={setOld}
        />
        <TextField
          label={t('people.newPassword')}
          type="password"
          autoComplete="new-password"
          minLength={8}
          maxLength={100}
          required
          value={password}
          onText={setPassword}
        />
        <Button type="submit">{t('people.change')}</Button>
      </form>
      {problem !== null && <Problem text={t(problem)} />}
    </Section>
  );
};
