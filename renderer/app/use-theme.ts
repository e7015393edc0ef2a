import { useEffect } from 'react';
import { useApp } from '../store/use-app.ts';

const DARK = '(prefers-color-scheme: dark)';

/** Sets `data-theme` on the page: as chosen for this window, else as the system, also when that changes at dusk. */
export const useTheme = (): void => {
  const theme = useApp((state) => state.device.theme);
  useEffect(() => {
    const system = globalThis.matchMedia(DARK);
    const apply = (): void => {
      document.documentElement.dataset['theme'] = theme === 'auto' ? (system.matches ? 'dark' : 'light') : theme;
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
};
