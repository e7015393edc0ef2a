import { useState } from 'react';
import type { TrackedOrder } from '#contract/track.ts';
import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import { isOver } from '../../store/track/steps.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useTrack } from './use-track.ts';
import styles from './order.module.css';

/** Ringing, and cancelling while that is possible. */
export const OrderCommands = ({ order }: { order: TrackedOrder }) => (
  <div className={styles['commands']}>
    {!isOver(order) && order.state !== 'READY' && <RingButton />}
    {order.cancellable && <Cancel />}
    <Outcome />
  </div>
);

const RingButton = () => {
  const { t } = useWords();
  const { setRing } = useTrackActions();
  const ring = useTrack((state) => state.ring);
  return (
    <div className={styles['ring']}>
      <Button kind={ring ? 'plain' : 'primary'} aria-pressed={ring} onClick={() => setRing(!ring)}>
        {ring && <Shape name="check" />} {t('ring.on')}
      </Button>
      <p className={styles['hint']}>{t('ring.hint')}</p>
    </div>
  );
};

const Cancel = () => {
  const { t } = useWords();
  const { cancel } = useTrackActions();
  const busy = useTrack((state) => state.command === 'busy');
  const [sure, ask] = useState(false);
  if (!sure) return <Button onClick={() => ask(true)}>{t('cancel.ask')}</Button>;
  return (
    <fieldset className={styles['sure']}>
      <legend>{t('cancel.sure')}</legend>
      <Button kind="danger" disabled={busy} onClick={() => void cancel()}>
        {t('cancel.yes')}
      </Button>
      <Button disabled={busy} onClick={() => ask(false)}>
        {t('cancel.no')}
      </Button>
    </fieldset>
  );
};

const Outcome = () => {
  const { t } = useWords();
  const command = useTrack((state) => state.command);
  if (command !== 'refused' && command !== 'unreachable') return null;
  return <p role="alert">{t(`command.${command}`)}</p>;
};
