import styles from './problem.module.css';
import { Shape } from './shape.tsx';

/** A refusal, where the person looks. */
export const Problem = ({ text }: { text: string }) => (
  <p role="alert" className={styles['problem']}>
    <Shape name="triangle" /> {text}
  </p>
);
