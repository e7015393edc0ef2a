import { useState } from 'react';
import type { KioskAction } from '../../../preload/bridge.ts';
import { useActions } from '../../actions/actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PinPad } from './pin-pad.tsx';
import { bridgeOf, usePinSet } from './use-bridge.ts';
import styles from './kiosk.module.css';

const choices: readonly (readonly [KioskAction, MessageId])[] = [
  ['leave-kiosk', 'kiosk.leave'],
  ['enter-kiosk', 'kiosk.enter'],
  ['new-window', 'kiosk.newWindow'],
  ['restart', 'kiosk.restart'],
  ['quit', 'kiosk.quit'],
];

/** Out of the kiosk: first the PIN, then what is to be done. The station decides both; this only asks. */
export const KioskMenu = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const pinSet = usePinSet(true);
  const [unlocked, setUnlocked] = useState(false);
  return (
    <Dialog title={t('kiosk.title')} onClose={onClose}>
      {unlocked ? (
        <Choices onClose={onClose} onLocked={() => setUnlocked(false)} />
      ) : (
        <>
          <p>{t(pinSet === false ? 'kiosk.noPin' : 'kiosk.pinText')}</p>
          <PinPad needsPin={pinSet !== false} onUnlocked={() => setUnlocked(true)} />
        </>
      )}
      <Button onClick={onClose}>{t('app.close')}</Button>
    </Dialog>
  );
};

const Choices = ({ onClose, onLocked }: { onClose: () => void; onLocked: () => void }) => {
  const t = useT();
  const { device } = useActions();
  const [refused, setRefused] = useState(false);
  const act = async (action: KioskAction): Promise<void> => {
    const answer = await bridgeOf()?.act(action);
    if (answer?.ok === true && answer.value.done) return onClose();
    setRefused(true);
    onLocked();
  };
  return (
    <div className={styles['choices']}>
      {choices.map(([action, message]) => (
        <Button key={action} onClick={() => void act(action)}>
          {t(message)}
        </Button>
      ))}
      <Button
        onClick={() => {
          device.open('admin');
          onClose();
        }}
      >
        {t('kiosk.diagnostics')}
      </Button>
      <p className={styles['hint']}>{t('kiosk.quitText')}</p>
      {refused && <p role="alert">{t('kiosk.notDone')}</p>}
    </div>
  );
};
