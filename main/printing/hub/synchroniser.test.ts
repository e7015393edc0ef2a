import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { JournalError } from '../journal/errors.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { createFakeHub } from '../testing/fake-hub.ts';
import { NOW } from '../testing/rig-limits.ts';
import { someConfig, someOrder, somePrinter, someRegister } from '../testing/fixtures.ts';
import { systemTimers } from '../transport/transport.ts';
import { createConfigKeeper } from './config-keeper.ts';
import { createHubClient } from './hub-client.ts';
import { createSynchroniser } from './synchroniser.ts';

const soon = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 10_000, interval: 10 });

let folder: string;
let opened: Journal;
let hub: ReturnType<typeof createFakeHub>;
let hubUrl: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-sync-'));
  opened = openJournal(join(folder, 'print.db'), () => NOW);
  hub = createFakeHub();
  hubUrl = await hub.start();
});
afterEach(async () => {
  await hub.stop();
  opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const synchroniserOf = (journal: Journal, fetch = globalThis.fetch) => {
  const log = () => undefined;
  const client = createHubClient({ hubUrl, apiKey: 'key', fetch, clock: () => NOW });
  return createSynchroniser({
    ...{ hubUrl, apiKey: 'key', fetch, hub: client, journal, log, timers: systemTimers, random: () => 0 },
    config: createConfigKeeper({ journal, hub: client, log, onChange: () => undefined, onRefreshed: () => undefined }),
    onJobs: () => undefined,
    onLink: () => undefined,
  });
};

test('a disk that is full when the hub says resync ends nothing: the snapshot is read when there is room', async () => {
  let full = 0;
  const journal: Journal = {
    ...opened,
    markReconcile: () => {
      if (full === 0) return opened.markReconcile();
      full -= 1;
      throw new JournalError('disk-full');
    },
  };
  const synchroniser = synchroniserOf(journal);
  synchroniser.start();
  await soon(() => expect(hub.streams.size).toBe(1));
  full = 2;
  hub.confirmSilently(someOrder(1));
  hub.newLog('restored');
  await soon(() => expect(journal.open().map((job) => job.orderId)).toContain(1));
  await soon(() => expect(journal.cursor()).toBe('restored-0'));
  await synchroniser.stop();
});

test('a change that could not be fetched when it was announced is fetched before the next order is routed', async () => {
  let refusals = 0;
  const synchroniser = synchroniserOf(opened, async (url, init) => {
    if (!(url instanceof URL && url.pathname === '/v1/printers') || refusals === 0) return fetch(url, init);
    refusals -= 1;
    return new Response(null, { status: 503 });
  });
  synchroniser.start();
  await soon(() => expect(hub.streams.size).toBe(1));
  refusals = 1;
  hub.setConfig(
    someConfig({ printers: [somePrinter('kitchen'), somePrinter('new')], registers: [someRegister('till', 'new')] }),
  );
  hub.announce('menu-changed', {});
  hub.confirm(someOrder(1));
  await soon(() => expect(opened.open()).toHaveLength(2));
  expect(opened.open().find((job) => job.document === 'receipt')?.printerId).toBe('new');
  await synchroniser.stop();
});
