import type { KeyStroke } from '../../actions/keys/bump-keys.ts';

/** `at`: monotonic ms. */
export const strokeOf = (event: KeyboardEvent, at: number): KeyStroke => ({
  type: event.type === 'keyup' ? 'keyup' : 'keydown',
  code: event.code,
  repeat: event.repeat,
  at,
  shift: event.shiftKey,
  chord: event.ctrlKey || event.altKey || event.metaKey,
});
