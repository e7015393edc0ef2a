import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import { useApp } from '../../store/use-app.ts';
import { pack, type Page, type Ticket } from './pack.ts';
import { useSize } from './use-size.ts';

// Type is sized from the width: 36 px on a Full HD panel, read at 2 m from 32 inches (kds-field section 7); the scale does the rest.
const TYPES_ACROSS = 54;
const SMALLEST_TYPE = 18;
const COLUMN = 12.3;
const GAP = 12;
const MOST_SLACK = 2;

/** False until the page's own fonts are there: in a fallback font everything is wider. */
const useFontsReady = (): boolean => {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let gone = false;
    Promise.resolve(document.fonts?.ready)
      .then(() => !gone && setReady(true))
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);
  return ready;
};

/** Height of a ticket's button in em, as ticket.module.css draws it: 76 px for a thumb, or more where the type is large. */
const footOf = (type: number): number => Math.max(76 / type, 2.1 * 0.85) + 0.5;

export type Packed = {
  pages: readonly Page[];
  columns: number;
  railRef: RefObject<HTMLElement | null>;
  /** Size of the tickets' type, px. */
  type: number;
  /** Called when something drawn turned out taller than its column. */
  onCut: () => void;
};

/**
 * Pages of tickets for the space there is. Heights are estimated; a column that turns out too tall when drawn makes all count as
 * a little taller, until nothing is cut: a note that nobody can read is worse than an empty corner.
 */
export const usePages = (tickets: readonly Ticket[]): Packed => {
  const scale = useApp((state) => state.device.scale);
  const [railRef, { width, height }] = useSize<HTMLElement>();
  const type = Math.max(SMALLEST_TYPE, globalThis.innerWidth / TYPES_ACROSS) * scale;
  const [slack, setSlack] = useState({ of: '', value: 1 });
  const fonts = useFontsReady();
  const shape = `${width}x${height}x${type}`;
  const value = slack.of === shape ? slack.value : 1;

  const columns = Math.max(1, Math.floor((width + GAP) / (COLUMN * type)));

  const pages = useMemo(() => {
    const columnWidth = (width - GAP * (columns + 1)) / columns;
    const space = { columns, height: (height - GAP) / type, width: columnWidth / type - 1, foot: footOf(type) };
    return pack(tickets, space, value);
  }, [tickets, columns, width, height, type, value]);

  const onCut = useCallback(() => {
    if (fonts && value < MOST_SLACK) setSlack({ of: shape, value: value + 0.04 });
  }, [fonts, shape, value]);

  return { pages, columns, railRef, type, onCut };
};
