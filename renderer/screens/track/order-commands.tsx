import type { TrackedOrder } from '#contract/track.ts';
import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import { isOver } from '../../store/track/steps.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import { AskTwice } from './ask-twice.tsx';
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
  const { cancel } = useTrackActions();
  const busy = useTrack((state) => state.command === 'busy');
  return (
    <AskTwice
      words={['cancel.ask', 'cancel.sure', 'cancel.yes', 'cancel.no']}
      busy={busy}
      onYes={() => void cancel()}
    />
  );
};

const Outcome = () => {
  const { t } = useWords();
  const command = useTrack((state) => state.command);
  if (command !== 'refused' && command !== 'unreachable') return null;
  return <p role="alert">{t(`command.${command}`)}</p>;
};
