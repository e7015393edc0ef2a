import type { KeyRow } from '../../ui/keys-help.tsx';

export const tillKeyRows: readonly KeyRow[] = [
  { keys: ['A…Z', '0…9'], does: 'keys.type' },
  { keys: ['Enter'], does: 'keys.enter' },
  { keys: ['F2'], does: 'keys.search' },
  { keys: ['PgUp', 'PgDn'], does: 'keys.categories' },
  { keys: ['+', '−'], does: 'keys.plusMinus' },
  { keys: ['↑', '↓'], does: 'keys.lines' },
  { keys: ['Del'], does: 'keys.remove' },
  { keys: ['F10'], does: 'keys.note' },
  { keys: ['F3'], does: 'keys.table' },
  { keys: ['F4'], does: 'keys.customer' },
  { keys: ['F6'], does: 'keys.cash' },
  { keys: ['F7'], does: 'keys.card' },
  { keys: ['F9', 'Ctrl Enter'], does: 'keys.confirm' },
  { keys: ['F8'], does: 'keys.orders' },
  { keys: ['Esc'], does: 'keys.escape' },
  { keys: ['?', 'F1'], does: 'keys.help' },
];
