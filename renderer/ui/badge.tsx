import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Shape, type ShapeName } from './shape.tsx';
import styles from './badge.module.css';

export type Tone = 'plain' | 'fresh' | 'warn' | 'late' | 'good' | 'ink';

/** Word, shape and colour together. */
export const Badge = ({ tone, shape, children }: { tone: Tone; shape: ShapeName; children: ReactNode }) => (
  <span className={cx(styles['badge'], styles[tone])}>
    <Shape name={shape} />
    <span>{children}</span>
  </span>
);
