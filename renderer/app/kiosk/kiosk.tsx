import { useCallback, useState } from 'react';
import type { BridgeEvent } from '../../../preload/bridge.ts';
import { useT } from '../../i18n/use-t.ts';
import { Shape } from '../../ui/shape.tsx';
import { KioskMenu } from './kiosk-menu.tsx';
import { bridgeOf, useBridgeEvents } from './use-bridge.ts';
import { useHold } from '../../ui/use-hold.ts';
import styles from './kiosk.module.css';

/** What a window of the kiosk has besides its screen: the way out, and a word when it is on the wrong monitor. Nothing in a browser. */
export const Kiosk = ({ onResumed }: { onResumed: () => void }) =>
  bridgeOf() === undefined ? null : <KioskParts onResumed={onResumed} />;

const KioskParts = ({ onResumed }: { onResumed: () => void }) => {
  const t = useT();
  const [missing, setMissing] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const listen = useCallback(
    (event: BridgeEvent) => {
      if (event.kind === 'display-missing') setMissing(event.label);
      else if (event.kind === 'ask-exit') setAsking(true);
      else onResumed();
    },
    [onResumed],
  );
  useBridgeEvents(listen);
  const hold = useHold(() => setAsking(true));
  return (
    <>
      {/* No key of its own: the chord is its key, and a stray Tab must not land in a corner. */}
      <button type="button" tabIndex={-1} className={styles['corner']} aria-label={t('kiosk.corner')} {...hold} />
      {missing !== null && (
        <output className={styles['missing']}>
          <Shape name="triangle" /> {t('kiosk.displayMissing', { label: missing })}
        </output>
      )}
      {asking && <KioskMenu onClose={() => setAsking(false)} />}
    </>
  );
};
