import { useEffect, useMemo } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { linesFor, railOf } from '../../store/kitchen.ts';
import { mergeLines } from '../../store/ticket-lines.ts';
import { useApp } from '../../store/use-app.ts';
import { Empty } from '../../ui/empty.tsx';
import { KeysHelp } from '../../ui/keys-help.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AllDay } from './all-day.tsx';
import { KitchenDiagnostics } from './kitchen-diagnostics.tsx';
import { KitchenSetup } from './kitchen-setup.tsx';
import { KitchenFoot } from './kitchen-foot.tsx';
import { kitchenKeyRows } from './kitchen-key-rows.ts';
import { KeyEcho } from './key-echo.tsx';
import { Rail } from './rail.tsx';
import { RecallList } from './recall-list.tsx';
import { StationChooser } from './station-chooser.tsx';
import { useKitchenKeys } from './use-kitchen-keys.ts';
import { useKitchenSounds } from './use-kitchen-sounds.ts';
import { usePages } from './use-pages.ts';
import { useTouchGuard } from './use-touch-guard.ts';
import { WipeLock } from './wipe-lock.tsx';
import styles from './kitchen.module.css';

type Props = { help: boolean; onHelp: (open: boolean) => void };

/** The rail: open tickets in the order they were confirmed, bumped by finger, keyboard or bump bar. */
export const KitchenScreen = ({ help, onHelp }: Props) => {
  const t = useT();
  const loaded = useApp((state) => state.link.loaded);
  const allDay = useApp((state) => state.kitchen.allDay);
  const tickets = useTickets();
  const { pages, columns, railRef, type, onCut } = usePages(tickets);
  const wanted = useApp((state) => state.kitchen.page);
  const page = Math.min(wanted, pages.length - 1);
  const signal = useKitchenSounds(tickets);
  const panel = useApp((state) => state.kitchen.panel);
  const profile = useApp((state) => state.device.kitchen.keys);
  useKitchenKeys({ pages, onHelp });
  useTouchGuard();
  return (
    <div className={styles['kitchen']} style={{ '--type': `${type}px`, '--columns': columns }}>
      <div className={styles['middle']}>
        {allDay && <AllDay tickets={tickets} />}
        <section className={styles['rail']} ref={railRef} aria-label={t('kitchen.rail')}>
          {tickets.length === 0 ? (
            <Empty title={t(loaded ? 'kitchen.empty' : 'app.loading')}>
              {loaded && <p>{t('kitchen.emptyText')}</p>}
            </Empty>
          ) : (
            <Rail page={pages[page]} onCut={onCut} />
          )}
        </section>
      </div>
      <KitchenFoot pages={pages} page={page} signal={signal} />
      <KeyEcho />
      <WipeLock />
      {panel === 'recall' && <RecallList />}
      {panel === 'stations' && <StationChooser />}
      {panel === 'setup' && <KitchenSetup />}
      {panel === 'diagnostics' && <KitchenDiagnostics />}
      {help && <KeysHelp rows={kitchenKeyRows(profile)} onClose={() => onHelp(false)} />}
    </div>
  );
};

/** The tickets on the rail with the lines that this station makes; gaps close with the clock. */
const useTickets = () => {
  const { kitchen: actions } = useActions();
  const orders = useApp((state) => state.hub.orders);
  const kitchen = useApp((state) => state.kitchen);
  const scope = useApp((state) => state.device.stationIds);
  const now = useNow();
  // With every beat of the clock that `useNow` renders this for.
  useEffect(() => actions.tick());
  // Whether a cancellation is too old to show changes once in two hours: a minute is fine enough.
  const minute = Math.floor(now.hub / 60_000) * 60_000;
  return useMemo(
    () =>
      railOf(orders, kitchen, scope, minute).map((order) => ({
        order,
        lines: mergeLines(linesFor(order, scope)),
      })),
    [orders, kitchen, scope, minute],
  );
};
