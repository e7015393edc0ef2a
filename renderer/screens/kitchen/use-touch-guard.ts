import { useEffect } from 'react';
import { useActions } from '../../actions/actions.ts';
import { contactDown, contactUp, noContacts } from '../../store/touch-guard.ts';

/**
 * Wet hands, forearms and cloths press nothing. And a finger leaves no focus behind: BUMP on the bar is for the ticket, not for what
 * was touched last.
 */
export const useTouchGuard = (): void => {
  const { kitchen } = useActions();
  useEffect(() => {
    let contacts = noContacts;
    const isTouch = (event: PointerEvent): boolean => event.pointerType === 'touch';
    const onDown = (event: PointerEvent): void => {
      if (isTouch(event)) contacts = contactDown(contacts, event.pointerId, event.timeStamp);
    };
    const onUp = (event: PointerEvent): void => {
      if (isTouch(event)) contacts = contactUp(contacts, event.pointerId, event.timeStamp);
    };
    const onClick = (event: MouseEvent): void => {
      const touch = event instanceof PointerEvent && isTouch(event);
      if (touch && contacts.ignored.has(event.pointerId)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        kitchen.ignoredTouch();
        return;
      }
      const { activeElement } = document;
      // Clicks of keys have no detail.
      if (event.detail > 0 && activeElement instanceof HTMLButtonElement && !activeElement.closest('dialog'))
        activeElement.blur();
    };
    const listeners = [
      ['pointerdown', onDown],
      ['pointerup', onUp],
      ['pointercancel', onUp],
      ['click', onClick],
    ] as const;
    for (const [name, run] of listeners) globalThis.addEventListener(name, run as EventListener, { capture: true });
    return () => {
      for (const [name, run] of listeners)
        globalThis.removeEventListener(name, run as EventListener, { capture: true });
    };
  }, [kitchen]);
};
