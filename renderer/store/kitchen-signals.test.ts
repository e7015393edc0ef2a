// @vitest-environment node
import { expect, test } from 'vitest';
import { entry } from '../testing/entries.ts';
import { loudest, notice, watchScene, type Scene } from './kitchen-signals.ts';
import type { TicketKind } from './ticket-age.ts';

const scene = (tickets: readonly [number, TicketKind][], rest: Partial<Scene> = {}): Scene => ({
  tickets: tickets.map(([id, kind]) => ({ order: entry({ id }), kind })),
  stale: false,
  printers: [],
  ...rest,
});

test('what hung there when the screen began to look is silent; a new ticket sounds until it is noticed, once', () => {
  const begun = watchScene(null, scene([[1, 'fresh']]));
  expect(loudest(begun)).toBeUndefined();
  const came = watchScene(
    begun,
    scene([
      [1, 'fresh'],
      [2, 'new'],
    ]),
  );
  expect(loudest(came)).toBe('new');
  expect(
    loudest(
      watchScene(
        came,
        scene([
          [1, 'fresh'],
          [2, 'fresh'],
        ]),
      ),
    ),
  ).toBe('new');
  const seen = notice(came);
  expect(loudest(seen)).toBeUndefined();
  expect(
    loudest(
      watchScene(
        seen,
        scene([
          [1, 'fresh'],
          [2, 'fresh'],
        ]),
      ),
    ),
  ).toBeUndefined();
});

test('late, void, printer and link each sound for themselves, the most urgent first', () => {
  const begun = watchScene(
    null,
    scene([
      [1, 'warn'],
      [2, 'warn'],
    ]),
  );
  const late = watchScene(
    begun,
    scene([
      [1, 'late'],
      [2, 'warn'],
    ]),
  );
  expect(loudest(late)).toBe('late');
  const voided = watchScene(
    late,
    scene([
      [1, 'late'],
      [2, 'cancelled'],
    ]),
  );
  expect(loudest(voided)).toBe('void');
  const broken = watchScene(voided, scene([], { printers: ['p1'] }));
  expect(loudest(broken)).toBe('printer');
  expect(loudest(watchScene(broken, scene([], { printers: ['p1'], stale: true })))).toBe('offline');
});

test('a printer that fails again is heard again; a ticket that comes back has changed', () => {
  const failed = notice(watchScene(null, scene([[1, 'done']], { printers: ['p1'] })));
  const mended = watchScene(failed, scene([[1, 'done']]));
  expect(loudest(watchScene(mended, scene([[1, 'done']], { printers: ['p1'] })))).toBe('printer');
  const back = watchScene(mended, scene([[1, 'fresh']]));
  expect(loudest(back)).toBe('changed');
  expect(loudest(notice(back))).toBeUndefined();
});

test('the expeditor hears of a ticket that its stations have made, and not of one that this screen bumped', () => {
  const at = (made: boolean) => scene([], { tickets: [{ order: entry({ id: 1 }), kind: 'fresh', made }] });
  const cooking = watchScene(null, at(false));
  const ready = watchScene(cooking, at(true));
  expect(loudest(ready)).toBe('ready');
  expect(loudest(watchScene(ready, at(true)))).toBe('ready');
  expect(loudest(watchScene(notice(ready), at(true)))).toBeUndefined();
  expect(loudest(watchScene(watchScene(null, at(true)), at(true)))).toBeUndefined();
});
