import type { KeyRow } from '../../ui/keys-help.tsx';

export const kitchenKeyRows: readonly KeyRow[] = [
  { keys: ['1…9', '0'], does: 'keys.digits' },
  { keys: ['Enter', 'BUMP', 'Ctrl'], does: 'keys.bump' },
  { keys: ['+'], does: 'keys.portion' },
  { keys: ['S', 'O *', 'R', 'P'], does: 'keys.marks' },
  { keys: ['−', 'RECALL'], does: 'keys.recall' },
  { keys: ['W'], does: 'keys.wipe' },
  { keys: ['L', 'Del'], does: 'keys.recallList' },
  { keys: ['↑', '↓', '←', '→'], does: 'keys.arrows' },
  { keys: ['Home', 'End'], does: 'keys.homeEnd' },
  { keys: ['PgUp', 'PgDn'], does: 'keys.pages' },
  { keys: ['/', 'A'], does: 'keys.allDay' },
  { keys: ['F1', 'F2 …'], does: 'keys.stations' },
  { keys: ['Esc'], does: 'keys.back' },
  { keys: ['?', 'H'], does: 'keys.help' },
];
