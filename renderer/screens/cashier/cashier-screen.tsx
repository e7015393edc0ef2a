import { useRef, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { selectedLine } from '../../store/cart.ts';
import { useApp, useAppStore } from '../../store/use-app.ts';
import { Empty } from '../../ui/empty.tsx';
import { KeysHelp } from '../../ui/keys-help.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { CartZone } from './cart-zone.tsx';
import { MenuZone } from './menu-zone.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { OrdersPanel } from './orders-panel.tsx';
import { PaymentZone } from './payment-zone.tsx';
import { RegisterPicker } from './register-picker.tsx';
import { tillKeyRows } from './till-key-rows.ts';
import { useTillKeys } from './use-till-keys.ts';
import styles from './cashier.module.css';

type Props = { help: boolean; onHelp: (open: boolean) => void };

/** The till: menu (or the orders of today), cart, payment, side by side. */
export const CashierScreen = ({ help, onHelp }: Props) => {
  const t = useT();
  const loaded = useApp((state) => state.link.loaded);
  const register = useApp((state) => state.registers.find((one) => one.id === state.device.registerId));
  if (!loaded) return <Empty title={t('app.loading')} />;
  if (!register) return <RegisterPicker />;
  return <Till help={help} onHelp={onHelp} />;
};

type View = 'menu' | 'orders';

const Till = ({ help, onHelp }: Props) => {
  const t = useT();
  const store = useAppStore();
  const { cart } = useActions();
  const [view, setView] = useState<View>('menu');
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [noteFor, setNoteFor] = useState<string | null>(null);
  const till = useRef<HTMLDivElement>(null);
  const toggleView = (): void => setView((now) => (now === 'menu' ? 'orders' : 'menu'));

  useTillKeys({
    root: till,
    enabled: !help && noteFor === null,
    search,
    setSearch: (text) => {
      setView('menu');
      setSearch(text);
    },
    category,
    setCategory,
    openNote: () => setNoteFor(selectedLine(store.getState().cart)?.key ?? null),
    toggleView,
    openHelp: () => onHelp(true),
  });

  return (
    <div className={styles['till']} ref={till}>
      <div className={styles['left']}>
        <div className={styles['views']}>
          <Segmented
            label={t('cashier.views')}
            value={view}
            options={[
              { value: 'menu', label: t('cashier.sell') },
              { value: 'orders', label: t('cashier.orders') },
            ]}
            onChange={setView}
          />
        </div>
        {view === 'menu' ? (
          <MenuZone search={search} onSearch={setSearch} category={category} onCategory={setCategory} />
        ) : (
          <OrdersPanel onLoaded={() => setView('menu')} />
        )}
      </div>
      <CartZone onNote={setNoteFor} />
      <PaymentZone />
      {noteFor !== null && (
        <NoteDialog
          lineKey={noteFor}
          onClose={() => setNoteFor(null)}
          onSave={(text) => {
            cart.notes(noteFor, text);
            setNoteFor(null);
          }}
        />
      )}
      {help && <KeysHelp rows={tillKeyRows} onClose={() => onHelp(false)} />}
    </div>
  );
};
