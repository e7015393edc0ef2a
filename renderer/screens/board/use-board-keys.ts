import { useEffect } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useAppStore } from '../../store/use-app.ts';

/** A board is a wall, but somebody with a keyboard sets it up: S opens the settings, M makes it silent or not. */
export const useBoardKeys = (open: boolean, onOpen: (open: boolean) => void): void => {
  const { device } = useActions();
  const store = useAppStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (open || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.code === 'KeyS') onOpen(true);
      else if (event.code === 'KeyM') {
        const { board } = store.getState().device;
        device.set({ board: { ...board, muted: !board.muted } });
      } else return;
      event.preventDefault();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [open, onOpen, device, store]);
};
