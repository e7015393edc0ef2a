import type { ReactNode } from 'react';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { Problem } from '../../ui/problem.tsx';
import styles from './parts.module.css';

export { Problem } from '../../ui/problem.tsx';
export { TableFrame } from '../../ui/table-frame.tsx';

/** Names and values, one a line. */
export const Facts = ({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) => (
  <dl className={styles['facts']}>
    {rows.map(([name, value]) => (
      <div key={name} className={styles['fact']}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** Instead of what is not read yet: that it is being read, or why it cannot be. */
export const ReadState = ({ problem }: { problem: MessageId | null }) => {
  const t = useT();
  if (problem === null) return <output className={styles['soft']}>{t('app.loading')}</output>;
  return <Problem text={t(problem)} />;
};

export const Section = ({ title, text, children }: { title: string; text?: string; children: ReactNode }) => (
  <section className={styles['section']} aria-label={title}>
    <h3>{title}</h3>
    {text !== undefined && <p className={styles['soft']}>{text}</p>}
    {children}
  </section>
);
