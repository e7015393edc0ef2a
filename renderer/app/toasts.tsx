import { useEffect } from 'react';
import { useActions } from '../actions/actions.ts';
import { useT } from '../i18n/use-t.ts';
import type { Toast } from '../store/app-state.ts';
import { useApp } from '../store/use-app.ts';
import { Shape, type ShapeName } from '../ui/shape.tsx';
import styles from './toasts.module.css';

const shapes: Readonly<Record<Toast['tone'], ShapeName>> = { good: 'check', bad: 'triangle', plain: 'dot' };
// Long enough to be read across a counter; bad news stays twice as long.
const SHOWN_MS = 5000;

export const Toasts = () => {
  const toasts = useApp((state) => state.toasts);
  return (
    <output className={styles['toasts']}>
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </output>
  );
};

const OneToast = ({ toast }: { toast: Toast }) => {
  const t = useT();
  const { toasts } = useActions();
  useEffect(() => {
    const timer = setTimeout(() => toasts.dismiss(toast.id), toast.tone === 'bad' ? SHOWN_MS * 2 : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, toasts]);
  return (
    <p className={styles['toast']} data-tone={toast.tone}>
      <Shape name={shapes[toast.tone]} />
      <span className={styles['text']}>{t(toast.message, toast.values)}</span>
      <button
        type="button"
        className={styles['close']}
        aria-label={t('app.dismiss')}
        onClick={() => toasts.dismiss(toast.id)}
      >
        <Shape name="cross" />
      </button>
    </p>
  );
};
