import type { RefObject } from 'react';
import { useApp } from '../../store/use-app.ts';
import type { Page } from './pack.ts';
import { TicketCard } from './ticket-card.tsx';
import styles from './kitchen.module.css';

export const Rail = ({ page, slackRef }: { page: Page | undefined; slackRef: RefObject<HTMLDivElement | null> }) => {
  const selectedId = useApp((state) => state.kitchen.selectedId);
  const columns = page?.columns ?? [];
  return (
    <div className={styles['columns']} ref={slackRef}>
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
