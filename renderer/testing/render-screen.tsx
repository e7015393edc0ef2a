import { act, cleanup, configure, render } from '@testing-library/react';
import { afterEach } from 'vitest';
import { App } from '../app/app.tsx';
import { FakeHub } from './fake-hub.ts';
import { startScreen, type Started } from './start-screen.ts';

configure({ asyncUtilTimeout: 4000 });

const running: Started[] = [];

afterEach(() => {
  cleanup();
  for (const one of running.splice(0)) one.runtime.stop();
});

/** A window with its page, on a fake hub. Errors of the page or of its words fail the test. */
export type StartedScreen = Started;
export const renderScreen = (hash: string, hub = new FakeHub()): Started => {
  const screen = startScreen(hash, hub);
  running.push(screen);
  render(
    <App
      runtime={screen.runtime}
      onError={(error) => {
        throw error;
      }}
    />,
  );
  return screen;
};

/** Moves the screen's clock and lets what follows from it happen. */
export const passTime = (screen: Started, ms: number): void => {
  act(() => {
    screen.pass(ms);
    screen.runtime.store.setState((state) => ({ kitchen: { ...state.kitchen } }));
  });
};
