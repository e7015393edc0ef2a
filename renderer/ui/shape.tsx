import styles from './shape.module.css';

/** Every state has a shape of its own, so that it is never told by colour alone. */
export type ShapeName =
  | 'dot'
  | 'ring'
  | 'check'
  | 'triangle'
  | 'cross'
  | 'clock'
  | 'pause'
  | 'square'
  | 'arrow-left'
  | 'arrow-right'
  | 'star'
  | 'plus'
  | 'minus'
  | 'pencil'
  | 'question'
  | 'bag'
  | 'van';

const paths: Readonly<Record<ShapeName, string>> = {
  dot: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z',
  ring: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 3a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  check: 'M1.2 8.6 3.4 6.4l3 3 6.2-6.6 2.2 2-8.3 9z',
  triangle: 'M8 1.5 15.5 14.5H.5zM7 6v4.5h2V6zm0 5.5v2h2v-2z',
  cross: 'M3 1 8 6l5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5-5-5z',
  clock: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3Zm-1 1.5h2v3.1l2.2 1.4-1 1.7L7 8.7z',
  pause: 'M3 2h3.5v12H3zM9.5 2H13v12H9.5z',
  square: 'M2.5 2.5h11v11h-11z',
  'arrow-left': 'M10.5 1.5 13 4 9 8l4 4-2.5 2.5L4 8z',
  'arrow-right': 'M5.5 1.5 12 8l-6.5 6.5L3 12l4-4-4-4z',
  star: 'm8 .8 2.2 4.7 5 .7-3.6 3.6.9 5.2L8 12.5 3.5 15l.9-5.2L.8 6.2l5-.7z',
  plus: 'M6.5 2h3v4.5H14v3H9.5V14h-3V9.5H2v-3h4.5z',
  minus: 'M2 6.5h12v3H2z',
  pencil: 'M11.5 1 15 4.5 5.5 14 1 15l1-4.5z',
  bag: 'M2 5.5h2.5V5a3.5 3.5 0 0 1 7 0v.5H14l.7 9.5H1.3zM6.5 5.5h3V5a1.5 1.5 0 0 0-3 0z',
  van: 'M.5 3h9v2.5h3L15.5 9v3.5h-1.6a2 2 0 0 1-3.8 0H6.4a2 2 0 0 1-3.8 0H.5zM11 7v2h2.8l-1.7-2z',
  question:
    'M8 1c2.8 0 5 1.7 5 4.2 0 2-1.2 2.9-2.4 3.7-.8.5-1.1.9-1.1 1.6v.5h-3v-.8c0-1.8 1.2-2.7 2.2-3.4.8-.5 1.3-.9 1.3-1.6S9.2 3.8 8 3.8 5.9 4.5 5.9 5.8H3C3 2.9 5.2 1 8 1ZM6.5 12.2h3v2.8h-3z',
};

export const Shape = ({ name }: { name: ShapeName }) => (
  <svg className={styles['shape']} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={paths[name]} fillRule="evenodd" fill="currentColor" />
  </svg>
);
