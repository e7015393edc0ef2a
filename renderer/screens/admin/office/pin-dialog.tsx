import { useState } from 'react';
import type { UserWire } from '#contract/people.ts';
import { useActions } from '../../../actions/actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Problem } from '../parts.tsx';
import styles from './office.module.css';

type Props = { person: UserWire; hasPin: boolean; onClose: () => void };

/** A PIN for somebody else, to be told to them; nobody can read it again. */
export const PinDialog = ({ person, hasPin, onClose }: Props) => {
  const t = useT();
  const { office, toasts } = useActions();
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);
  const save = async (wanted: string | null): Promise<void> => {
    const answer = await office.change('PUT', `/v1/users/${person.id}/pin`, { pin: wanted });
    if (!answer.ok) return setProblem(answer.message);
    toasts.show('good', 'board.saved');
    onClose();
  };
  return (
    <Dialog title={t('people.pinNamed', { name: person.username })} onClose={onClose}>
      <form
        className={styles['stack']}
        onSubmit={(event) => {
          event.preventDefault();
          void save(pin);
        }}
      >
        <p>{t('people.pinHint')}</p>
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
          data-autofocus
        />
        {problem !== null && <Problem text={t(problem)} />}
        <div className={styles['row']}>
          <Button onClick={onClose}>{t('app.close')}</Button>
          {hasPin && <Button onClick={() => void save(null)}>{t('people.pinAway')}</Button>}
          <Button kind="primary" type="submit" disabled={!/^\d{4,8}$/.test(pin)}>
            {t('people.pinSave')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
