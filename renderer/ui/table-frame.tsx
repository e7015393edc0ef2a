import type { ReactNode } from 'react';
import styles from './table-frame.module.css';

/** A wide table scrolls by itself; the page never does sideways. */
export const TableFrame = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and may hold nothing to focus (WCAG 2.1.1)
  <fieldset className={styles['frame']} aria-label={label} tabIndex={0}>
    <table className={styles['table']}>{children}</table>
  </fieldset>
);
