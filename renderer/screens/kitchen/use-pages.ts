import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import { GAP, lookOf, type Look } from '../../store/kitchen-look.ts';
import type { KitchenOptions } from '../../store/kitchen-options.ts';
import { TARGET_MM } from '../../store/legibility.ts';
import { useApp } from '../../store/use-app.ts';
import { pack, TICKET_GAP, type Space } from './pack.ts';
import { sheetsOf, type Sheet } from './sheet.ts';
import { useSize } from './use-size.ts';
import type { HalfTickets } from './use-tickets.ts';

const MOST_SLACK = 2;
// Above each half of a split screen, as rail.module.css draws it.
const HALF_TITLE = 44;
// Width in em of a line in the list, and of what stands at its sides.
const LIST_LINE = 11;
const LIST_SIDES = 17;
// Not measured: what is 20 and 12 mm on a common tablet and not far off on a common panel.
const TARGET_PX = { big: 76, other: 48 };

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

/** CSS px of what fingers hit: in millimetres of this glass where somebody has measured it. */
export const targetsOf = ({ pxPerMm }: KitchenOptions): typeof TARGET_PX =>
  pxPerMm === null
    ? TARGET_PX
    : // WCAG 2.5.8: 24 px, however few of them a large panel has in a millimetre.
      { big: Math.max(24, TARGET_MM.big * pxPerMm), other: Math.max(24, TARGET_MM.other * pxPerMm) };

export type Packed = {
  sheets: readonly Sheet[];
  look: Look;
  railRef: RefObject<HTMLElement | null>;
  /** Height of a cell, CSS px; 0: none. */
  cell: number;
  /** Called when something drawn turned out taller than its column. */
  onCut: () => void;
};

/**
 * Pages of tickets for the space there is. Heights are estimated; a column that turns out too tall when drawn makes all count as
 * a little taller, until nothing is cut: a note that nobody can read is worse than an empty corner.
 */
export const usePages = (halves: readonly HalfTickets[]): Packed => {
  const scale = useApp((state) => state.device.scale);
  const options = useApp((state) => state.device.kitchen);
  const [railRef, size] = useSize<HTMLElement>();
  const [slack, setSlack] = useState({ of: '', value: 1 });
  const fonts = useFontsReady();
  const split = halves.length > 1;
  const width = split ? (size.width - GAP) / 2 : size.width;
  const height = split ? size.height - HALF_TITLE : size.height;
  const look = lookOf(options, { width, height, windowWidth: globalThis.innerWidth, scale });
  const { type, columns } = look;
  const shape = `${width}x${height}x${type}x${columns}x${options.layout}x${options.rows}`;
  const value = slack.of === shape ? slack.value : 1;
  const targets = targetsOf(options);
  const { rows, layout } = options;

  const sheets = useMemo(() => {
    const text = (width - GAP * (columns + 1)) / columns / type - 1;
    const list = layout === 'list';
    const space: Space = {
      columns,
      height: (height - GAP) / type + (rows > 0 ? TICKET_GAP : 0),
      width: list ? Math.max(LIST_LINE, text - LIST_SIDES) : text,
      foot: Math.max(targets.big / type, 2.1 * 0.85) + 0.5,
      leastLine: targets.other / type,
      rows: list ? 0 : rows,
      across: list ? Math.max(1, Math.floor((text - LIST_SIDES) / LIST_LINE)) : 1,
    };
    return sheetsOf(halves.map(({ tickets }) => pack(tickets, space, value)));
  }, [halves, columns, width, height, type, value, layout, rows, targets.big, targets.other]);

  const onCut = useCallback(() => {
    if (fonts && value < MOST_SLACK) setSlack({ of: shape, value: value + 0.04 });
  }, [fonts, shape, value]);

  const cell = rows > 0 && layout !== 'list' ? (height - GAP + TICKET_GAP * type) / rows : 0;
  return { sheets, look, railRef, cell, onCut };
};
