import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from './error-boundary.tsx';

afterEach(cleanup);

const Broken = (): never => {
  throw new Error('broken on purpose');
};

test('a screen that breaks says so calmly, reports it, and offers to start again', () => {
  // React itself prints what it caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const reported: unknown[] = [];
  render(
    <ErrorBoundary
      title="Stopped"
      text="Nothing is lost"
      restart="Start again"
      onError={(error) => reported.push(error)}
    >
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('heading', { name: 'Stopped' })).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toBe('Nothing is lost');
  expect(screen.getByRole('button', { name: 'Start again' })).toBeTruthy();
  expect(String(reported[0])).toContain('broken on purpose');
});
