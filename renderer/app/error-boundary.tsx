import { Component, type ReactNode } from 'react';
import styles from './error-boundary.module.css';

type Props = { children: ReactNode; title: string; text: string; restart: string; onError: (error: unknown) => void };

/** A screen that breaks says so calmly and can be started again by anybody; orders and paper do not depend on it. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { title, text, restart } = this.props;
    return (
      <main className={styles['crash']}>
        <h1>{title}</h1>
        <p role="alert">{text}</p>
        <button type="button" className={styles['restart']} onClick={() => globalThis.location.reload()}>
          {restart}
        </button>
      </main>
    );
  }
}
