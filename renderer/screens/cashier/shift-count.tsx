import { useState } from 'react';
import type { ShiftReport } from '#contract/shifts.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { typedCents } from '../../store/money.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useMoney } from './use-money.ts';
import styles from './cashier.module.css';
import own from './shift.module.css';

// Euro notes and coins, the largest first; another currency's are counted as one sum.
const pieces = [10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const;

const sumOf = (counts: Readonly<Record<number, string>>): number =>
  pieces.reduce((sum, value) => sum + value * Number(counts[value] ?? 0), 0);

/** Counted without being told what to find: piece by piece, or as one sum that was counted elsewhere. */
export const CountAndClose = ({ shiftId, onClosed }: { shiftId: string; onClosed: (z: ShiftReport) => void }) => {
  const t = useT();
  const money = useMoney();
  const { shift } = useActions();
  const [counts, setCounts] = useState<Readonly<Record<number, string>>>({});
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const counted = Object.values(counts).some((count) => count !== '');
  const cents = counted ? sumOf(counts) : typedCents(text);
  const close = async (): Promise<void> => {
    if (cents === undefined || busy) return;
    setBusy(true);
    const z = await shift.close(shiftId, { cents, note });
    setBusy(false);
    if (z) onClosed(z);
  };
  return (
    <form
      className={own['narrow']}
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <p>{t('shift.countText')}</p>
      <div className={own['pieces']}>
        {pieces.map((value) => (
          <TextField
            key={value}
            label={t('shift.pieces', { value: money(value) })}
            value={counts[value] ?? ''}
            onText={(count) => setCounts({ ...counts, [value]: count.replaceAll(/\D/g, '').slice(0, 5) })}
            inputMode="numeric"
          />
        ))}
      </div>
      <TextField
        label={t('shift.counted')}
        value={counted ? (sumOf(counts) / 100).toFixed(2) : text}
        onText={setText}
        readOnly={counted}
        inputMode="decimal"
        maxLength={9}
        className={styles['amount'] ?? ''}
      />
      <TextField label={t('shift.note')} value={note} onText={setNote} maxLength={200} />
      <Button kind="danger" size="big" type="submit" disabled={cents === undefined || busy}>
        {cents === undefined ? t('shift.close') : t('shift.closeSure', { amount: money(cents) })}
      </Button>
    </form>
  );
};
