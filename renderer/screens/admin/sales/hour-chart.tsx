import { roundTop, type Bar } from './bars.ts';
import styles from './sales.module.css';

type Props = { label: string; bars: readonly Bar[]; money: (cents: number) => string };

// Units of the drawing; it is scaled to its place.
const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 84;
const FOOT = 28;
const TOP = 8;
// A day of one hour is a bar, not a wall.
const WIDEST = 64;

/** A bar an hour; the other day as an outline behind it. The table beside it says the same in figures. */
export const HourChart = ({ label, bars, money }: Props) => {
  const top = roundTop(Math.max(...bars.flatMap(({ amount, before }) => [amount, before ?? 0])));
  const step = Math.min(WIDEST, (WIDTH - LEFT) / bars.length);
  const room = HEIGHT - FOOT - TOP;
  const height = (amount: number) => (room * Math.max(0, amount)) / top;
  return (
    <svg className={styles['chart']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, 0.5, 1].map((part) => {
        const y = TOP + room * (1 - part);
        return (
          <g key={part}>
            <line className={styles['gridline']} x1={LEFT} x2={WIDTH} y1={y} y2={y} />
            <text className={styles['axis']} x={LEFT - 8} y={y + 5} textAnchor="end">
              {money(top * part)}
            </text>
          </g>
        );
      })}
      {bars.map((bar, at) => {
        const x = LEFT + at * step;
        const base = TOP + room;
        return (
          <g key={bar.key}>
            {bar.before !== null && bar.before > 0 && (
              <rect
                className={styles['before']}
                x={x + step * 0.1}
                width={step * 0.8}
                y={base - height(bar.before)}
                height={height(bar.before)}
              />
            )}
            <rect
              className={styles['bar']}
              x={x + step * 0.22}
              width={step * 0.56}
              y={base - height(bar.amount)}
              height={height(bar.amount)}
            />
            <text className={styles['axis']} x={x + step / 2} y={HEIGHT - 8} textAnchor="middle">
              {bar.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
