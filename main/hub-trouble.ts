import type { BackendState } from './backend-process.ts';
import type { HubTrouble } from './shell-port.ts';

/** What a screen says of the hub's state; undefined while it runs, and when it was told to stop. */
export const troubleOf = (state: BackendState): HubTrouble | undefined => {
  switch (state.kind) {
    case 'ready':
    case 'stopping':
    case 'stopped':
      return undefined;
    case 'idle':
    case 'starting':
      return { kind: 'starting' };
    case 'restarting':
      return { kind: 'restarting' };
    case 'crash-loop':
      return { kind: 'crash-loop', failure: state.failure, message: undefined };
    case 'failed':
      return { kind: 'failed', failure: state.error.failure, message: state.error.message };
  }
};

export type TroubleSign = {
  show(trouble: HubTrouble | undefined): void;
  current(): HubTrouble | undefined;
  /** Until the returned function is called. */
  onChange(listener: () => void): () => void;
};

/** The one place that knows whether there is a hub to show. */
export const createTroubleSign = (): TroubleSign => {
  let current: HubTrouble | undefined = { kind: 'starting' };
  const listeners = new Set<() => void>();
  return {
    show: (trouble) => {
      // A hub in a crash loop starts every half minute only to die again: that is not "starting" to whoever reads it.
      const stillLooping =
        trouble?.kind === 'starting' && (current?.kind === 'crash-loop' || current?.kind === 'failed');
      if (stillLooping) return;
      current = trouble;
      for (const listener of listeners) listener();
    },
    current: () => current,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
