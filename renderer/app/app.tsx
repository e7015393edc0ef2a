import { useEffect } from 'react';
import { IntlProvider } from 'react-intl';
import { ActionsContext } from '../actions/actions.ts';
import { catalogues } from '../i18n/catalogues.ts';
import type { Language } from '../store/device.ts';
import { StoreContext, useApp } from '../store/use-app.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Kiosk } from './kiosk/kiosk.tsx';
import type { Runtime } from './runtime.ts';
import { Screen } from './screen.tsx';
import { Toasts } from './toasts.tsx';
import { useIdleCursor } from './use-idle-cursor.ts';
import { useTheme } from './use-theme.ts';

export type AppProps = { runtime: Pick<Runtime, 'store' | 'actions' | 'woke'>; onError: (error: unknown) => void };

export const App = ({ runtime, onError }: AppProps) => (
  <StoreContext value={runtime.store}>
    <ActionsContext value={runtime.actions}>
      <Shell onError={onError} onResumed={runtime.woke} />
    </ActionsContext>
  </StoreContext>
);

const Shell = ({ onError, onResumed }: Pick<AppProps, 'onError'> & { onResumed: () => void }) => {
  useTheme();
  useIdleCursor();
  const language = useLanguage();
  const words = catalogues[language];
  return (
    <IntlProvider locale={language} messages={words} onError={onError}>
      <ErrorBoundary
        title={words['app.crashTitle']}
        text={words['app.crashText']}
        restart={words['app.restart']}
        onError={onError}
      >
        <Screen />
        <Toasts />
        <Kiosk onResumed={onResumed} />
      </ErrorBoundary>
    </IntlProvider>
  );
};

const useLanguage = (): Language => {
  const chosen = useApp((state) => state.device.language);
  const venue = useApp((state) => state.settings?.language ?? state.session.about?.language);
  const language = chosen ?? venue ?? 'en';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return language;
};
