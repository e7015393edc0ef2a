// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { startScreen } from '../testing/start-screen.ts';

test('an answer that was overtaken by a newer one does not undo it', async () => {
  const { hub, runtime } = startScreen('#/cashier');
  const event = (): string | undefined => runtime.store.getState().settings?.boardEvent;
  const seen = (check: () => void): Promise<void> => vi.waitFor(check, { interval: 1 });
  await seen(() => expect(runtime.store.getState().link.phase).toBe('live'));

  // The first question is answered by the hub at once, and its answer lies on the network.
  const late = Promise.withResolvers<void>();
  const waits = [Promise.resolve(), late.promise];
  let waiting = 0;
  hub.pause = () => {
    waiting += 1;
    return waits.shift() ?? Promise.resolve();
  };
  hub.ask('PATCH', '/v1/settings', { boardEvent: 'first' });
  await seen(() => expect(waiting).toBe(2));
  hub.ask('PATCH', '/v1/settings', { boardEvent: 'second' });
  await seen(() => expect(event()).toBe('second'));

  const shown: (string | undefined)[] = [];
  runtime.store.subscribe(() => shown.push(event()));
  late.resolve();
  await seen(() => expect(waiting).toBe(6));
  await seen(() => expect(shown).not.toEqual([]));
  expect(new Set(shown)).toEqual(new Set(['second']));
  runtime.stop();
});
