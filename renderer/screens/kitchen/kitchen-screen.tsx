import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Empty } from '../../ui/empty.tsx';
import { KeysHelp } from '../../ui/keys-help.tsx';
import { AllDay } from './all-day.tsx';
import { KitchenFoot } from './kitchen-foot.tsx';
import { kitchenKeyRows } from './kitchen-key-rows.ts';
import { KitchenPanels } from './kitchen-panels.tsx';
import { KeyEcho } from './key-echo.tsx';
import { Rail } from './rail.tsx';
import { useKitchenKeys } from './use-kitchen-keys.ts';
import { LookContext } from './use-look.ts';
import { useKitchenSounds } from './use-kitchen-sounds.ts';
import { targetsOf, usePages } from './use-pages.ts';
import { useTickets } from './use-tickets.ts';
import { useTouchGuard } from './use-touch-guard.ts';
import styles from './kitchen.module.css';

type Props = { help: boolean; onHelp: (open: boolean) => void };

/** The rail: open tickets in the order they were confirmed, bumped by finger, keyboard or bump bar. */
export const KitchenScreen = ({ help, onHelp }: Props) => {
  const t = useT();
  const loaded = useApp((state) => state.link.loaded);
  const allDay = useApp((state) => state.kitchen.allDay);
  const options = useApp((state) => state.device.kitchen);
  const { whole, halves } = useTickets();
  const { sheets, look, railRef, cell, onCut } = usePages(halves);
  const wanted = useApp((state) => state.kitchen.page);
  const page = Math.min(wanted, sheets.length - 1);
  const signal = useKitchenSounds(whole);
  useKitchenKeys({ sheets, onHelp });
  useTouchGuard();
  const targets = targetsOf(options);
  const sizes = {
    '--type': `${look.type}px`,
    '--columns': look.columns,
    '--cell': `${cell}px`,
    '--touch': `${targets.other}px`,
    '--touch-big': `${targets.big}px`,
  };
  return (
    <div className={styles['kitchen']} style={sizes} data-layout={options.layout}>
      <div className={styles['middle']}>
        {allDay && <AllDay tickets={whole} />}
        <section className={styles['rail']} ref={railRef} aria-label={t('kitchen.rail')}>
          {whole.length === 0 ? (
            <Empty title={t(loaded ? 'kitchen.empty' : 'app.loading')}>
              {loaded && <p>{t('kitchen.emptyText')}</p>}
            </Empty>
          ) : (
            <Rail sheet={sheets[page]} halves={halves} onCut={onCut} />
          )}
        </section>
      </div>
      <KitchenFoot sheets={sheets} page={page} signal={signal} />
      <KeyEcho />
      <LookContext value={look}>
        <KitchenPanels />
      </LookContext>
      {help && <KeysHelp rows={kitchenKeyRows(options.keys)} onClose={() => onHelp(false)} />}
    </div>
  );
};
