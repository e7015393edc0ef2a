import type { ReactNode } from 'react';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { Shape } from '../../ui/shape.tsx';
import styles from './parts.module.css';

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

/** A refusal, where the person looks. */
export const Problem = ({ text }: { text: string }) => (
  <p role="alert" className={styles['problem']}>
    <Shape name="triangle" /> {text}
  </p>
);

export const Section = ({ title, text, children }: { title: string; text?: string; children: ReactNode }) => (
  <section className={styles['section']} aria-label={title}>
    <h3>{title}</h3>
    {text !== undefined && <p className={styles['soft']}>{text}</p>}
    {children}
  </section>
);

/** A wide table scrolls by itself; the page never does sideways. */
export const TableFrame = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and may hold nothing to focus (WCAG 2.1.1)
  <fieldset className={styles['frame']} aria-label={label} tabIndex={0}>
    <table className={styles['table']}>{children}</table>
  </fieldset>
);
