import type { TrackedOrder } from '#contract/track.ts';
import { useWords } from '../../i18n/track/words.ts';
import { stepsOf, type StepState } from '../../store/track/steps.ts';
import { Shape, type ShapeName } from '../../ui/shape.tsx';
import styles from './timeline.module.css';

const shapes: Readonly<Record<Exclude<StepState, 'skipped'>, ShapeName>> = { done: 'check', now: 'dot', next: 'ring' };

/** The five steps: word, shape and time; never colour alone. */
export const Timeline = ({ order }: { order: TrackedOrder }) => {
  const { t, time } = useWords();
  // A step that was left out, or that a cancelled order never reached, is nothing to wait for.
  const steps = stepsOf(order).flatMap(({ name, state, at }) =>
    state === 'skipped' ? [] : [{ name, state, at, shape: shapes[state] }],
  );
  return (
    <section aria-label={t('steps.title')}>
      <ol className={styles['steps']}>
        {steps.map(({ name, state, at, shape }) => (
          <li
            key={name}
            className={styles['step']}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={styles['mark']}>
              <Shape name={shape} />
            </span>
            <span>{t(`step.${name}`)}</span>
            <span className={styles['time']}>{at !== null && <time dateTime={at}>{time(at)}</time>}</span>
          </li>
        ))}
        {order.cancelledAt !== null && (
          <li className={styles['step']} data-state="cancelled">
            <span className={styles['mark']}>
              <Shape name="cross" />
            </span>
            <span>{t('state.CANCELLED')}</span>
            <span className={styles['time']}>
              <time dateTime={order.cancelledAt}>{time(order.cancelledAt)}</time>
            </span>
          </li>
        )}
      </ol>
    </section>
  );
};
