import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** What a list says when there is nothing in it. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className={styles['empty']}>
    <p className={styles['title']}>{title}</p>
    {children}
  </div>
);
