import { useLayoutEffect, useRef } from 'react';
import { useApp } from '../../store/use-app.ts';
import type { Page } from './pack.ts';
import { TicketCard } from './ticket-card.tsx';
import styles from './kitchen.module.css';

type Props = { page: Page | undefined; onCut: () => void };

/** One page of tickets; says so when a column is taller than the rail, because then something in it cannot be read. */
export const Rail = ({ page, onCut }: Props) => {
  const columnsRef = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!page) return;
    const drawn = [...(columnsRef.current?.children ?? [])];
    if (drawn.some((column) => column.scrollHeight > column.clientHeight + 1)) onCut();
  }, [page, onCut]);
  const selectedId = useApp((state) => state.kitchen.selectedId);
  const columns = page?.columns ?? [];
  return (
    <div className={styles['columns']} ref={columnsRef}>
      {columns.map((column) => (
        <div key={`${column[0]?.order.id ?? 0}/${column[0]?.part ?? 0}`} className={styles['column']}>
          {column.map((part) => (
            <TicketCard key={`${part.order.id}/${part.part}`} part={part} selected={part.order.id === selectedId} />
          ))}
        </div>
      ))}
    </div>
  );
};
