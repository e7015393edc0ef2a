import { useLayoutEffect, useMemo, useRef } from 'react';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Empty } from '../../ui/empty.tsx';
import type { Page } from './pack.ts';
import type { Sheet } from './sheet.ts';
import { TicketCard } from './ticket-card.tsx';
import { HalfContext } from './use-half.ts';
import type { HalfTickets } from './use-tickets.ts';
import styles from './rail.module.css';

type Props = { sheet: Sheet | undefined; halves: readonly HalfTickets[]; onCut: () => void };

/** One page of tickets, of one or of both halves. */
export const Rail = ({ sheet, halves, onCut }: Props) => (
  <div className={styles['halves']} data-split={halves.length > 1}>
    {halves.map((half, side) => (
      // Halves have no name of their own but their side.
      <RailHalf key={side === 0 ? 'left' : 'right'} half={half} side={side} page={sheet?.halves[side]} onCut={onCut} />
    ))}
  </div>
);

type HalfProps = { half: HalfTickets; side: number; page: Page | undefined; onCut: () => void };

const RailHalf = ({ half, side, page, onCut }: HalfProps) => {
  const t = useT();
  const { scope, title, tickets } = half;
  const here = useMemo(() => ({ side, scope }), [side, scope]);
  if (title === null) return <Columns page={page} side={side} onCut={onCut} here={here} />;
  const name = typeof title === 'object' ? title.station : t(`kitchen.half.${title}`);
  return (
    <section className={styles['half']} aria-label={name}>
      <h2 className={styles['title']}>
        {name} <span className={styles['count']}>{tickets.length}</span>
      </h2>
      {tickets.length === 0 ? (
        <Empty title={t('kitchen.half.empty')} />
      ) : (
        <Columns page={page} side={side} onCut={onCut} here={here} />
      )}
    </section>
  );
};

type ColumnsProps = Omit<HalfProps, 'half'> & { here: { side: number; scope: readonly string[] } };

/** Says so when a column is taller than the rail, because then something in it cannot be read. */
const Columns = ({ page, side, onCut, here }: ColumnsProps) => {
  const columnsRef = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!page) return;
    const drawn = [...(columnsRef.current?.children ?? [])];
    if (drawn.some((column) => column.scrollHeight > column.clientHeight + 1)) onCut();
  }, [page, onCut]);
  const selectedId = useApp(({ kitchen }) => (kitchen.side === side ? kitchen.selectedId : null));
  return (
    <HalfContext value={here}>
      <div className={styles['columns']} ref={columnsRef}>
        {(page?.columns ?? []).map((column) => (
          <div key={`${column[0]?.order.id ?? 0}/${column[0]?.part ?? 0}`} className={styles['column']}>
            {column.map((part) => (
              <TicketCard key={`${part.order.id}/${part.part}`} part={part} selected={part.order.id === selectedId} />
            ))}
          </div>
        ))}
      </div>
    </HalfContext>
  );
};
