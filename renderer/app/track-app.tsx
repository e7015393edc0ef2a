import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { TrackContext } from '../actions/track/track-actions.ts';
import { createWords, phoneLanguage, WordsContext } from '../i18n/track/words.ts';
import { TrackScreen } from '../screens/track/track-screen.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import type { TrackRuntime } from './track-runtime.ts';

type Props = { runtime: Pick<TrackRuntime, 'store' | 'actions'>; onError: (error: unknown) => void };

/** The phone page with its own words and its own store: nothing of the till is loaded for it. */
export const TrackApp = ({ runtime, onError }: Props) => {
  const chosen = useStore(runtime.store, (state) => state.language);
  const words = useMemo(() => createWords(chosen ?? phoneLanguage(navigator.languages)), [chosen]);
  const context = useMemo(() => ({ store: runtime.store, actions: runtime.actions }), [runtime]);
  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);
  return (
    <WordsContext value={words}>
      <TrackContext value={context}>
        <ErrorBoundary
          title={words.t('app.title')}
          text={words.t('app.crash')}
          restart={words.t('app.reload')}
          onError={onError}
        >
          <TrackScreen />
        </ErrorBoundary>
      </TrackContext>
    </WordsContext>
  );
};
