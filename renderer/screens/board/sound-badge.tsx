import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Shape } from '../../ui/shape.tsx';
import styles from './board.module.css';

/** Says that nothing is heard, and why; nothing at all while the sound is as it was set. */
export const SoundBadge = () => {
  const t = useT();
  const { announcer } = useActions();
  const { muted, chime } = useApp((state) => state.device.board);
  const blocked = chime && announcer.blocked();
  if (!muted && !blocked) return null;
  return (
    <p className={styles['badge']}>
      <Shape name="cross" /> {t(muted ? 'board.muted' : 'board.soundBlocked')}
    </p>
  );
};
