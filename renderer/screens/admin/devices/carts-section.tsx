import { useState, type SyntheticEvent } from 'react';
import { useActions } from '../../../actions/actions.ts';
import type { CartPlace } from '../../../actions/self-order-actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import styles from '../office/office.module.css';
import { Problem, ReadState, Section } from '../parts.tsx';
import { useRead } from '../use-read.ts';

/** Self-order screens by what customers call them: a table's number, a trolley's. */
export const CartsSection = () => {
  const t = useT();
  const { office } = useActions();
  const { data, problem, reload } = useRead<readonly CartPlace[]>('/v1/carts');
  const [id, setId] = useState('');
  const [refused, setRefused] = useState<MessageId | null>(null);
  const change = async (method: 'POST' | 'DELETE', path: string, body?: object): Promise<void> => {
    const answer = await office.change(method, path, body);
    setRefused(answer.ok ? null : answer.message);
    if (answer.ok) setId('');
    reload();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void change('POST', '/v1/carts', { id: id.trim() });
  };
  return (
    <Section title={t('selfOrder.carts')} text={t('selfOrder.cartsText')}>
      {!data && <ReadState problem={problem} />}
      {data && data.length > 0 && (
        <ul className={styles['lines']}>
          {data.map((cart) => (
            <li key={cart.id} className={styles['row']}>
              <span>
                {t('selfOrder.cart', { id: cart.id })} ·{' '}
                {t(cart.status === 'in use' ? 'selfOrder.busy' : 'selfOrder.free')}
              </span>
              <Button
                aria-label={t('selfOrder.removeNamed', { id: cart.id })}
                onClick={() => void change('DELETE', `/v1/carts/${cart.id}`)}
              >
                {t('first.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form className={styles['row']} onSubmit={submit}>
        <TextField
          label={t('selfOrder.cartId')}
          value={id}
          onText={setId}
          maxLength={64}
          pattern="[A-Za-z0-9_\-]+"
          required
        />
        <Button type="submit" disabled={id.trim() === ''}>
          {t('first.add')}
        </Button>
      </form>
      {refused !== null && <Problem text={t(refused)} />}
    </Section>
  );
};
