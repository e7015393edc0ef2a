import type { TrackedOrder } from '#contract/track.ts';
import { useWords } from '../../i18n/track/words.ts';
import styles from './list.module.css';

type Props = { id: string; number: string; state: TrackedOrder['state']; detail: string };

/** One order of a list; leads to its page. */
export const OrderRow = ({ id, number, state, detail }: Props) => {
  const { t } = useWords();
  return (
    <a href={`#/o/${id}`} className={styles['link']} data-state={state}>
      <b className={styles['number']}>{number}</b>
      <span className={styles['what']}>
        <b>{t(`state.${state}`)}</b>
        <span className={styles['detail']}>{detail}</span>
      </span>
    </a>
  );
};
