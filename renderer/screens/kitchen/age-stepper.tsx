import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import styles from './age-row.module.css';

const MOST = 600;

type Props = { word: string; minutes: number; onMinutes: (minutes: number) => void };

/** Minutes by touch: no keyboard is needed for them. */
export const AgeStepper = ({ word, minutes, onMinutes }: Props) => {
  const t = useT();
  return (
    <span className={styles['stepper']}>
      <span>{word}</span>
      <Button
        size="square"
        aria-label={t('kitchen.ages.less', { word })}
        disabled={minutes <= 1}
        onClick={() => onMinutes(minutes - 1)}
      >
        <Shape name="minus" />
      </Button>
      <output className={styles['minutes']}>{t('kitchen.ages.minutes', { minutes })}</output>
      <Button
        size="square"
        aria-label={t('kitchen.ages.more', { word })}
        disabled={minutes >= MOST}
        onClick={() => onMinutes(minutes + 1)}
      >
        <Shape name="plus" />
      </Button>
    </span>
  );
};
