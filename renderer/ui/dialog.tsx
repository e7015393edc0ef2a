import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './dialog.module.css';

type Props = { title: string; onClose: () => void; children: ReactNode; wide?: boolean };

/** Modal: the focus begins at `data-autofocus` and stays inside, Esc closes it, and goes back to where it was. */
export const Dialog = ({ title, onClose, children, wide = false }: Props) => {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles['dialog']}
      data-wide={wide}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId} className={styles['title']}>
        {title}
      </h2>
      {children}
    </dialog>
  );
};
