import { useEffect } from 'react';

// A pointer that lies on a ticket hides a letter of it.
const IDLE_MS = 3_000;

/** Hides the pointer while nobody moves it; `data-idle-cursor` on the page is what the style looks at. */
export const useIdleCursor = (): void => {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = (): void => {
      delete dataset['idleCursor'];
      clearTimeout(timer);
      timer = setTimeout(() => void (dataset['idleCursor'] = ''), IDLE_MS);
    };
    moved();
    document.addEventListener('pointermove', moved, { passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointermove', moved);
    };
  }, []);
};
