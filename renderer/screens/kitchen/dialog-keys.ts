import type { BumpCommand } from '../../actions/keys/bump-keys.ts';

const focusable = 'button:not([disabled]), input:not([disabled]), select:not([disabled])';

/**
 * A bar without a Tab key goes through a dialog, too: its arrows walk what can be pressed, BUMP presses it, back closes. `typing`:
 * the key belongs to the field with the focus.
 */
export const dialogKey = (dialog: HTMLDialogElement, command: BumpCommand): boolean => {
  switch (command.do) {
    case 'next':
    case 'right':
      return step(dialog, 1);
    case 'previous':
    case 'left':
      return step(dialog, -1);
    case 'first':
      return step(dialog, 'first');
    case 'last':
      return step(dialog, 'last');
    case 'bump':
      if (document.activeElement instanceof HTMLElement && dialog.contains(document.activeElement))
        document.activeElement.click();
      return true;
    case 'back':
      return dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    default:
      return false;
  }
};

// The keyboard on the glass is for fingers; who walks by key has keys.
const reachable = (element: HTMLElement): boolean => element.tabIndex >= 0;

const step = (dialog: HTMLDialogElement, by: 1 | -1 | 'first' | 'last'): true => {
  const all = [...dialog.querySelectorAll<HTMLElement>(focusable)].filter(reachable);
  const at = all.findIndex((one) => one === document.activeElement);
  const to = by === 'first' ? 0 : by === 'last' ? all.length - 1 : at < 0 && by < 0 ? all.length - 1 : at + by;
  all[(to + all.length) % all.length]?.focus();
  return true;
};
