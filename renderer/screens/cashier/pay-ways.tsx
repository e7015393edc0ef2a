import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { cartSums, partOf } from '../../store/cart-money.ts';
import { quickCash, typedCents } from '../../store/money.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Shape } from '../../ui/shape.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useMoney } from './use-money.ts';
import styles from './payment-zone.module.css';

/** How the bill, or the rest of it, is paid. */
export const PayWays = ({ onDiscount }: { onDiscount: () => void }) => {
  const t = useT();
  const money = useMoney();
  const cart = useApp((state) => state.cart);
  const { cart: actions } = useActions();
  const { rest } = cartSums(cart);
  return (
    <div className={styles['ways']}>
      <Segmented
        label={t('cashier.payment')}
        value={cart.payment}
        options={[
          { value: 'CASH', label: t('cashier.cash') },
          { value: 'CARD', label: t('cashier.card') },
          { value: 'VOUCHER', label: t('cashier.voucher') },
        ]}
        onChange={actions.pay}
      />
      <Parts />
      {cart.payment === 'CARD' && <p>{t('cashier.cardHint', { total: money(rest) })}</p>}
      {cart.payment === 'VOUCHER' && (
        <TextField
          label={t('cashier.reference')}
          value={cart.reference}
          onText={(reference) => actions.field({ reference })}
          maxLength={60}
        />
      )}
      <Amount rest={rest} />
      <div className={styles['extras']}>
        <Button onClick={onDiscount} disabled={cart.lines.length === 0}>
          {t('cashier.discount')}
        </Button>
        <TakePart />
      </div>
    </div>
  );
};

const Parts = () => {
  const t = useT();
  const money = useMoney();
  const parts = useApp((state) => state.cart.parts);
  const { cart } = useActions();
  if (parts.length === 0) return null;
  return (
    <ul className={styles['parts']}>
      {parts.map((part, index) => {
        const kind = t(`shift.kind.${part.kind}`);
        const amount = money(part.amount);
        return (
          // Two equal parts are told apart by nothing but their place.
          <li key={index}>
            <span>{t('cashier.partOf', { kind, amount })}</span>
            <Button
              kind="quiet"
              size="square"
              aria-label={t('cashier.undoPart', { kind, amount })}
              onClick={() => cart.undoPart(index)}
            >
              <Shape name="cross" />
            </Button>
          </li>
        );
      })}
    </ul>
  );
};

const Amount = ({ rest }: { rest: number }) => {
  const t = useT();
  const payment = useApp((state) => state.cart.payment);
  const tendered = useApp((state) => state.cart.tendered);
  const { cart: actions } = useActions();
  const [pad, setPad] = useState(false);
  const cash = payment === 'CASH';
  const onText = (text: string): void => actions.field({ tendered: text });
  return (
    <>
      <div className={styles['amountRow']}>
        <TextField
          label={t(cash ? 'cashier.tendered' : 'cashier.partAmount')}
          placeholder={t('cashier.tenderedHint')}
          value={tendered}
          onText={onText}
          inputMode="decimal"
          maxLength={9}
          data-field="tendered"
          className={styles['tendered'] ?? ''}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey) actions.confirm();
          }}
        />
        <Button size="square" aria-pressed={pad} onClick={() => setPad(!pad)}>
          <span aria-hidden="true">123</span>
          <span className="visually-hidden">{t('pad.label')}</span>
        </Button>
      </div>
      {pad && <NumberPad decimal value={tendered} onText={onText} />}
      {cash && !pad && <QuickCash rest={rest} />}
      {cash && <Change tendered={tendered} rest={rest} />}
    </>
  );
};

const QuickCash = ({ rest }: { rest: number }) => {
  const t = useT();
  const money = useMoney();
  const { cart: actions } = useActions();
  return (
    <fieldset aria-label={t('cashier.quickCash')} className={styles['quick']}>
      {(rest > 0 ? quickCash(rest) : []).map((amount) => (
        <Button key={amount} onClick={() => actions.field({ tendered: (amount / 100).toFixed(2) })}>
          {amount === rest ? t('cashier.exact') : money(amount)}
        </Button>
      ))}
    </fieldset>
  );
};

const TakePart = () => {
  const t = useT();
  const money = useMoney();
  const part = useApp((state) => partOf(state.cart)?.amount);
  const { cart } = useActions();
  if (part === undefined) return null;
  return <Button onClick={cart.takePart}>{t('cashier.takePart', { amount: money(part) })}</Button>;
};

const Change = ({ tendered, rest }: { tendered: string; rest: number }) => {
  const t = useT();
  const money = useMoney();
  const given = typedCents(tendered);
  const difference = given === undefined ? null : given - rest;
  return (
    <p className={styles['change']}>
      <span>{t(difference !== null && difference < 0 ? 'cashier.missing' : 'cashier.change')}</span>
      <output>{difference === null ? '–' : money(Math.abs(difference))}</output>
    </p>
  );
};
