import { useEffect, useState } from 'react';
import { useT } from '../../i18n/use-t.ts';
import { pageOf } from '../../store/board.ts';
import { useApp } from '../../store/use-app.ts';
import { cx } from '../../ui/cx.ts';
import { useGridSize } from './use-grid-size.ts';
import styles from './board.module.css';

type Props = {
  testId: string;
  labels: readonly { id: number; text: string }[];
  empty: string;
  big: boolean;
};

/** Numbers in a grid; when there are more than fit, pages turn by themselves and say which one it is. */
export const NumberGrid = ({ testId, labels, empty, big }: Props) => {
  const t = useT();
  const pageMs = useApp((state) => state.device.board.pageSeconds * 1000);
  const [page, setPage] = useState(0);
  const longest = Math.max(2, ...labels.map((label) => label.text.length));
  const [ref, size] = useGridSize<HTMLUListElement>(longest);
  const { items, pages } = pageOf(labels, page, size);
  useEffect(() => {
    if (pages < 2) return;
    const timer = setInterval(() => setPage((now) => now + 1), pageMs);
    return () => clearInterval(timer);
  }, [pages, pageMs]);
  const shown = (page % pages) + 1;
  return (
    <>
      <ul
        ref={ref}
        className={cx(styles['grid'], big && styles['big'])}
        data-testid={testId}
        style={{ '--longest': longest }}
      >
        {labels.length === 0 && empty !== '' && <li className={styles['empty']}>{empty}</li>}
        {items.map((label) => (
          <li key={label.id} className={styles['number']}>
            {label.text}
          </li>
        ))}
      </ul>
      <div className={styles['pager']}>
        {pages > 1 && (
          <>
            <span>{t('board.page', { page: shown, pages })}</span>
            <span
              key={`${shown}/${pages}`}
              className={styles['progress']}
              style={{ '--turn': `${pageMs}ms` }}
              aria-hidden="true"
            />
          </>
        )}
      </div>
    </>
  );
};
