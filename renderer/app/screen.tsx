import { useState, type ComponentType } from 'react';
import { useActions } from '../actions/actions.ts';
import { isManager } from '../store/app-state.ts';
import type { ScreenRole } from '../store/device.ts';
import { useApp } from '../store/use-app.ts';
import { AdminScreen } from '../screens/admin/admin-screen.tsx';
import { FirstRunScreen } from '../screens/first-run/first-run-screen.tsx';
import { BoardScreen } from '../screens/board/board-screen.tsx';
import { CashierScreen } from '../screens/cashier/cashier-screen.tsx';
import { CustomerDisplay } from '../screens/customer-display/customer-display.tsx';
import { KitchenScreen } from '../screens/kitchen/kitchen-screen.tsx';
import { PaperScreen } from '../screens/paper/paper-screen.tsx';
import { SelfOrderScreen } from '../screens/self-order/self-order-screen.tsx';
import { LoginScreen } from '../screens/setup/login-screen.tsx';
import { SetupScreen } from '../screens/setup/setup-screen.tsx';
import { TopBar } from './top-bar.tsx';
import styles from './screen.module.css';

type Staffed = Exclude<ScreenRole, 'customer-display' | 'self-order'>;
const screens: Readonly<Record<Staffed, ComponentType<{ help: boolean; onHelp: (open: boolean) => void }>>> = {
  cashier: CashierScreen,
  kitchen: KitchenScreen,
  board: BoardScreen,
  paper: PaperScreen,
  admin: AdminScreen,
};

const withKeys: ReadonlySet<ScreenRole> = new Set(['cashier', 'kitchen', 'board']);

/** Which screen this window shows: nobody logged in → login; nothing chosen → setup; else the role's. */
export const Screen = () => {
  const phase = useApp((state) => state.session.phase);
  const role = useApp((state) => state.device.role);
  const manager = useApp((state) => isManager(state.session.user));
  const firstRun = useApp((state) => state.session.about?.firstRun === true);
  // It shows nothing of the hub's, so it needs nobody to be signed in.
  if (role === 'customer-display') return <CustomerDisplay />;
  if (firstRun && phase !== 'unknown') return <FirstRunScreen />;
  if (phase === 'out') return <LoginScreen />;
  if (role === null || phase === 'unknown') return <SetupScreen />;
  if (role === 'self-order') return <SelfOrderScreen />;
  if (role === 'admin' && !manager) return <LoginScreen forManager />;
  return <Station key={role} role={role} />;
};

const Station = ({ role }: { role: Staffed }) => {
  const [help, setHelp] = useState(false);
  const { kitchen } = useActions();
  const Body = screens[role];
  return (
    <div className={styles['station']} data-role={role} onPointerDown={kitchen.touched}>
      <TopBar role={role} onHelp={withKeys.has(role) ? () => setHelp(true) : undefined} />
      <main className={styles['main']}>
        <Body help={help} onHelp={setHelp} />
      </main>
    </div>
  );
};
