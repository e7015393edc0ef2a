import { useState } from 'react';
import type { ShiftReport, ShiftWire } from '#contract/shifts.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { typedCents } from '../../store/money.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CashMove } from './shift-cash.tsx';
import { CountAndClose } from './shift-count.tsx';
import { PastShifts } from './shift-past.tsx';
import { LiveReport, ReportView } from './shift-report.tsx';
import styles from './cashier.module.css';
import own from './shift.module.css';

type Page = 'cash' | 'count' | 'x' | 'past';

/** The drawer's time between two counts: open, fill and empty, count, close, and what was taken. */
export const ShiftDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const shift = useApp((state) => state.shift);
  const [z, setZ] = useState<ShiftReport | null>(null);
  const title = z
    ? t('shift.z', { number: z.shift.number })
    : shift
      ? t('shift.titleOf', { number: shift.number, till: shift.cashRegisterName })
      : t('shift.title');
  return (
    <Dialog title={title} onClose={onClose} wide>
      <div className={styles['form']}>
        {z ? <ReportView report={z} /> : shift ? <Open shift={shift} onClosed={setZ} /> : <NotOpen />}
        <div className={styles['dialogButtons']}>
          <Button onClick={onClose}>{t('app.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
};

const NotOpen = () => {
  const t = useT();
  const { shift } = useActions();
  const [text, setText] = useState('');
  const [past, setPast] = useState(false);
  const cents = text.trim() === '' ? 0 : typedCents(text);
  return (
    <>
      <p>{t('shift.none')}</p>
      <form
        className={own['narrow']}
        onSubmit={(event) => {
          event.preventDefault();
          if (cents !== undefined) void shift.open(cents);
        }}
      >
        <TextField
          label={t('shift.float')}
          value={text}
          onText={setText}
          inputMode="decimal"
          maxLength={9}
          data-autofocus
          className={styles['amount'] ?? ''}
        />
        <NumberPad decimal value={text} onText={setText} />
        <Button kind="primary" size="big" type="submit" disabled={cents === undefined}>
          {t('shift.open')}
        </Button>
      </form>
      <Button aria-pressed={past} onClick={() => setPast(!past)}>
        {t('shift.past')}
      </Button>
      {past && <PastShifts />}
    </>
  );
};

const Open = ({ shift, onClosed }: { shift: ShiftWire; onClosed: (z: ShiftReport) => void }) => {
  const t = useT();
  const [page, setPage] = useState<Page>('cash');
  const timeZone = useApp((state) => state.settings?.timeZone);
  const time = new Intl.DateTimeFormat('it-IT', {
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(Date.parse(shift.openedAt));
  return (
    <>
      <p>{t('shift.since', { time, name: shift.openedBy?.name ?? '–' })}</p>
      <Segmented
        wrap
        label={t('shift.pages')}
        value={page}
        options={[
          { value: 'cash', label: t('shift.cash') },
          { value: 'x', label: t('shift.x') },
          { value: 'count', label: t('shift.count') },
          { value: 'past', label: t('shift.past') },
        ]}
        onChange={setPage}
      />
      {page === 'cash' && <CashMove shiftId={shift.id} />}
      {page === 'x' && <LiveReport shiftId={shift.id} />}
      {page === 'count' && <CountAndClose shiftId={shift.id} onClosed={onClosed} />}
      {page === 'past' && <PastShifts />}
    </>
  );
};
