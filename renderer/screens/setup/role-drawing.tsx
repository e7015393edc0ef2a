import type { ScreenRole } from '../../store/device.ts';
import styles from './setup.module.css';

// What the screen looks like, in a few lines: a till of tiles, tickets on a rail, two columns, paper.
const lines: Readonly<Record<ScreenRole, string>> = {
  cashier:
    'M2 2h44v36H2zM2 30h28v8M30 2v36M9 9h5v5H9zm9 0h5v5h-5zM9 19h5v5H9zm9 0h5v5h-5zM35 9h6M35 15h6M35 21h6M35 31h6',
  kitchen:
    'M2 5h44M5 5v28h10V5M19 5v20h10V5M33 5v32h10V5M8 12h4M8 18h4M8 24h4M22 12h4M22 18h4M36 12h4M36 18h4M36 24h4M36 30h4',
  board: 'M2 2h44v36H2zM20 2v36M7 10h8M7 17h8M7 24h8M7 31h8M26 9h14v12H26zM26 27h14M26 33h14',
  paper: 'M6 14h36v16H6zM12 14V4h24v10M13 22h22M13 22v16l3-2 3 2 3-2 3 2 3-2 3 2 3-2 1 1V22M18 28h12M18 32h8',
  'customer-display': 'M8 2h32v26H8zM14 9h12M14 15h8M30 9h4M30 15h4M14 22h20M24 28v8M14 36h20',
  'self-order': 'M10 2h28v30H10zM15 7h7v7h-7zM26 7h7v7h-7zM15 18h7v7h-7zM26 18h3v3h-3zM31 22h2v3h-2zM18 36h12M24 32v4',
  admin: 'M2 2h44v36H2zM2 10h44M14 10v28M6 16h4M6 22h4M6 28h4M20 17h20M20 24h20M20 31h12M34 15v4M26 22v4M24 29v4',
};

export const RoleDrawing = ({ role }: { role: ScreenRole }) => (
  <svg className={styles['drawing']} viewBox="0 0 48 40" aria-hidden="true" focusable="false">
    <path d={lines[role]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
  </svg>
);
