import { useEffect, useState } from 'react';
import type { PairingWire } from '#contract/pairings.ts';
import { useActions } from '../../actions/actions.ts';
import { messageOf } from '../../actions/toast-actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Shape } from '../../ui/shape.tsx';
import { Frame } from './frame.tsx';
import styles from './pair.module.css';

// A manager waits for the screen to change, not longer than a glance.
const ASK_EVERY_MS = 2000;

/** The address of this very machine is no address for a phone. */
const reachable = (host: string): boolean => !/^(localhost|127\.|\[::1\])/.test(host);

/** A code that a manager types in the office, or scans; until then this screen asks whether somebody has. */
export const PairScreen = ({ onBack }: { onBack: () => void }) => {
  const t = useT();
  const { pairing, problem } = usePairing();
  const { host, origin } = globalThis.location;
  return (
    <Frame title={t('pair.title')}>
      <div className={styles['page']}>
        <div className={styles['words']}>
          <p>{t('pair.text')}</p>
          <p className={styles['code']} data-testid="pairing-code">
            {pairing === null ? '······' : `${pairing.code.slice(0, 3)} ${pairing.code.slice(3)}`}
          </p>
          <p role="alert" className={styles['problem']}>
            {problem !== null && (
              <>
                <Shape name="triangle" /> {t(problem)}
              </>
            )}
          </p>
          <Button size="big" onClick={onBack}>
            {t('pair.back')}
          </Button>
        </div>
        {pairing !== null && reachable(host) && (
          <QrCode text={`${origin}/#/admin/devices?code=${pairing.code}`} label={t('pair.qr')} />
        )}
      </div>
    </Frame>
  );
};

const usePairing = (): { pairing: PairingWire | null; problem: MessageId | null } => {
  const { pair } = useActions();
  const [pairing, setPairing] = useState<PairingWire | null>(null);
  const [problem, setProblem] = useState<MessageId | null>(null);
  useEffect(() => {
    let mine = true;
    let current: PairingWire | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = async (): Promise<void> => {
      try {
        current ??= await pair.ask();
        if (mine) setPairing(current);
        const state = await pair.claim(current);
        if (state === 'paired') return;
        if (state === 'gone') current = null;
        if (mine) setProblem(null);
      } catch (error) {
        if (mine) setProblem(messageOf(error));
      }
      if (mine) timer = setTimeout(() => void step(), ASK_EVERY_MS);
    };
    void step();
    return () => {
      mine = false;
      clearTimeout(timer);
    };
  }, [pair]);
  return { pairing, problem };
};
