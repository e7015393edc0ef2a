import { useCallback, useRef, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { selectedLine } from '../../store/cart.ts';
import { useApp, useAppStore } from '../../store/use-app.ts';
import { Empty } from '../../ui/empty.tsx';
import { KeysHelp } from '../../ui/keys-help.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { CartZone } from './cart-zone.tsx';
import { LateSlips } from './late-slips.tsx';
import { MenuZone } from './menu-zone.tsx';
import { OperatorDialog } from './operator-dialog.tsx';
import { OrdersPanel } from './orders-panel.tsx';
import { firstPane, PaneBar, type Pane } from './pane-bar.tsx';
import { PaymentZone } from './payment-zone.tsx';
import { RegisterPicker } from './register-picker.tsx';
import { TillDialogs, type Asked } from './till-dialogs.tsx';
import { tillKeyRows } from './till-key-rows.ts';
import { TillTools } from './till-tools.tsx';
import { useTillKeys } from './use-till-keys.ts';
import { useTillLife } from './use-till-life.ts';
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
  const [pane, setPane] = useState<Pane>(firstPane);
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const till = useRef<HTMLDivElement>(null);
  const locked = useApp((state) => state.device.locked);
  useTillLife();

  const askLine = useCallback((what: 'line' | 'quantity', key: string | undefined): void => {
    if (key !== undefined) setAsked({ what, key });
  }, []);
  const onNote = useCallback((key: string) => askLine('line', key), [askLine]);
  const onQuantity = useCallback((key: string) => askLine('quantity', key), [askLine]);
  const ask = (what: 'discount' | 'shift' | 'code' | 'operator') => (): void => setAsked({ what });
  const loadedCart = (): void => {
    setView('menu');
    setPane('cart');
  };
  const chosen = (): string | undefined => selectedLine(store.getState().cart)?.key;

  useTillKeys({
    root: till,
    enabled: !help && asked === null && !locked,
    search,
    setSearch: (text) => {
      setView('menu');
      setSearch(text);
    },
    category,
    setCategory,
    ask: (what) => (what === 'line' || what === 'quantity' ? askLine(what, chosen()) : setAsked({ what })),
    toggleView: () => setView((now) => (now === 'menu' ? 'orders' : 'menu')),
    openHelp: () => onHelp(true),
    scanned: (code) => void cart.loadCode(code).then((loaded) => loaded && loadedCart()),
  });

  return (
    <div className={styles['till']} data-pane={pane} ref={till}>
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
          <TillTools onShift={ask('shift')} onOperator={ask('operator')} />
        </div>
        <LateSlips />
        {view === 'menu' ? (
          <MenuZone search={search} onSearch={setSearch} category={category} onCategory={setCategory} />
        ) : (
          <OrdersPanel onLoaded={loadedCart} />
        )}
      </div>
      <CartZone onNote={onNote} onQuantity={onQuantity} onLoadCode={ask('code')} />
      <PaymentZone onDiscount={ask('discount')} />
      <PaneBar pane={pane} onPane={setPane} />
      {locked && <OperatorDialog onClose={() => setAsked(null)} />}
      {asked && !locked && <TillDialogs asked={asked} onClose={() => setAsked(null)} />}
      {help && <KeysHelp rows={tillKeyRows} onClose={() => onHelp(false)} />}
    </div>
  );
};
