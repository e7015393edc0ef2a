import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../../../i18n/use-t.ts';
import { cx } from '../../../ui/cx.ts';
import { moveTo, shifted } from './move-to.ts';
import styles from './sortable.module.css';

type Props<T extends { id: string; name: string }> = {
  label: string;
  items: readonly T[];
  /** All ids in their new order; called once, when the row is put down. */
  onOrder: (ids: readonly string[]) => void;
  children: (item: T) => ReactNode;
  isCurrent?: (item: T) => boolean;
};

/** A list whose rows are put in order by dragging their handle, or by the arrow keys on it. */
export const SortableList = <T extends { id: string; name: string }>(props: Props<T>) => {
  const { label, items, onOrder, children, isCurrent = () => false } = props;
  const t = useT();
  const list = useRef<HTMLOListElement>(null);
  /** While a row is being moved, and until the list that is handed in has caught up. */
  const [order, setOrder] = useState<{ ids: readonly string[]; from: readonly T[] } | null>(null);
  const [held, setHeld] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  // Once the hub's own list is another one, it is the truth again.
  const ids = order && (held !== null || order.from === items) ? order.ids : items.map(({ id }) => id);
  const byId = new Map(items.map((item) => [item.id, item]));
  const rows = ids.flatMap((id) => byId.get(id) ?? []);

  const announce = (id: string, next: readonly string[]) =>
    setSaid(t('edit.moved', { name: byId.get(id)?.name ?? '', place: next.indexOf(id) + 1, count: next.length }));
  const commit = (id: string, next: readonly string[]) => {
    setOrder({ ids: next, from: items });
    announce(id, next);
    if (next.some((one, at) => one !== items[at]?.id)) onOrder(next);
  };
  const drag = useEffectEvent((y: number) => {
    if (held === null || !list.current) return;
    const boxes = [...list.current.children].map((row) => row.getBoundingClientRect());
    const next = moveTo(ids, held, boxes, y);
    if (next !== ids) setOrder({ ids: next, from: items });
  });
  const drop = useEffectEvent((put: boolean) => {
    if (held === null) return;
    setHeld(null);
    if (put) commit(held, ids);
    else setOrder(null);
  });
  // On the document: a row that is moved in it loses every capture.
  useEffect(() => {
    if (held === null) return;
    const off = new AbortController();
    const on = { signal: off.signal };
    document.addEventListener('pointermove', (event) => drag(event.clientY), on);
    document.addEventListener('pointerup', () => drop(true), on);
    document.addEventListener('pointercancel', () => drop(false), on);
    document.addEventListener('keydown', (event) => event.key === 'Escape' && drop(false), on);
    return () => off.abort();
  }, [held]);
  const press = (event: KeyboardEvent, id: string) => {
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -ids.length, End: ids.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = shifted(ids, id, step);
    if (next !== ids) commit(id, next);
  };

  return (
    <>
      <ol ref={list} className={styles['list']} aria-label={label}>
        {rows.map((item) => (
          <li
            key={item.id}
            className={cx(styles['row'], held === item.id && styles['held'], isCurrent(item) && styles['current'])}
          >
            <button
              type="button"
              className={styles['handle']}
              aria-label={t('edit.move', { name: item.name })}
              title={t('edit.moveHint')}
              onKeyDown={(event) => press(event, item.id)}
              onPointerDown={() => setHeld(item.id)}
            >
              <span className={styles['grip']} aria-hidden="true" />
            </button>
            {children(item)}
          </li>
        ))}
      </ol>
      <output className="visually-hidden">{said}</output>
    </>
  );
};
