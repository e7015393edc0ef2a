import { describe, expect, test } from 'vitest';
import { violationsOf } from './import-rules.ts';
import { importTable } from './import-table.ts';
import { readImports } from './read-imports.ts';

const messagesOf = (file: string, text: string): string[] =>
  violationsOf([readImports(file, text)]).map(({ line, message }) => `${line}: ${message}`);

/** One planted wrong line for each row of the table: the file it is planted in, and the line. */
const planted: readonly (readonly [file: string, line: string])[] = [
  ['backend/contract/orders.ts', `import { readFile } from 'node:fs';`],
  ['backend/contract/orders.ts', `import { nextState } from '#domain/lifecycle.ts';`],
  ['backend/domain/totals.ts', `import { readFile } from 'node:fs';`],
  ['backend/domain/totals.ts', `import { readFile } from 'fs/promises';`],
  ['backend/domain/totals.ts', `import type { Store } from '../store/ports.ts';`],
  ['backend/domain/totals.ts', `export const now = () => Date.now();`],
  ['backend/domain/totals.ts', `export const today = new Date();`],
  ['backend/domain/totals.ts', `export const dice = Math['random']();`],
  ['backend/commands/place-order.ts', `import { reply } from '../http/reply.ts';`],
  ['backend/commands/place-order.ts', `import { sql } from 'kysely';`],
  ['backend/commands/place-order.ts', `import { toMysagra } from '../dialects/mysagra/order.ts';`],
  ['backend/commands/place-order.ts', `import { hub } from '../stream/hub.ts';`],
  ['backend/store/tables.ts', `import { placeOrder } from '../commands/place-order.ts';`],
  ['backend/stream/hub.ts', `import Database from 'better-sqlite3';`],
  ['backend/stream/hub.ts', `import { request } from 'node:http';`],
  ['backend/stream/hub.ts', `import { orders } from '../store/orders.ts';`],
  ['backend/stream/hub.ts', `import { fakeTime } from './testing/fake-time.ts';`],
  ['backend/stream/hub.ts', `import { numbers } from './hub.test.ts';`],
  ['backend/pictures/worker.ts', `import { maybeFood } from '../store/menu.ts';`],
  ['backend/csv/read-table.ts', `import { importMenu } from '../commands/import-menu.ts';`],
  ['backend/dialects/mysagra/orders.ts', `import { sql } from 'kysely';`],
  ['backend/dialects/mysagra/orders.ts', `import Database from 'better-sqlite3';`],
  ['backend/http/app.ts', `import type { Kysely } from 'kysely';`],
  ['backend/http/app.ts', `import { mysagra } from '../dialects/mysagra/index.ts';`],
  ['backend/auth/login.ts', `import { app } from '../http/app.ts';`],
  ['backend/ops/health.ts', `import { mysagraRoutes } from '../dialects/mysagra/routes/index.ts';`],
  ['backend/create-backend.ts', `import { app } from 'electron';`],
  ['backend/cli.ts', `import { station } from '../main/station.ts';`],
  ['main/printing/agent.ts', `import { app } from 'electron';`],
  ['main/printing/agent.ts', `const { app } = await import('electron');`],
  ['main/printing/agent.ts', `const { app } = require('electron');`],
  ['main/printing/agent.ts', `import Database from 'better-sqlite3';`],
  ['main/printing/agent.ts', `import { openStore } from '../../backend/store/open-store.ts';`],
  ['main/printing/agent.ts', `import { station } from '../station.ts';`],
  ['main/printing/journal/open.ts', `import { PosPrinter } from 'electron';`],
  ['main/printer-emulator/cli.ts', `import type { App } from 'electron';`],
  ['main/printer-emulator/cli.ts', `import { createHub } from '../../backend/create-backend.ts';`],
  ['main/shell/windows.ts', `import { agent } from '../printing/agent.ts';`],
  ['main/shell/windows.ts', `export { agent } from '../printing/agent.ts';`],
  ['main/hosts/child.ts', `import { utilityProcess } from 'electron';`],
  ['main/station.ts', `import { app } from 'electron';`],
  ['main/station.ts', `import { windows } from './shell/windows.ts';`],
  ['main/headless.ts', `import { createBackend } from '../backend/create-backend.ts';`],
  ['main/index.ts', `import { createBackend } from '../backend/create-backend.ts';`],
  ['preload/index.ts', `import { orderSchema } from '#contract/orders.ts';`],
  ['preload/index.ts', `import { readFile } from 'node:fs';`],
  ['renderer/sync/stream.ts', `import { useState } from 'react';`],
  ['renderer/store/orders.ts', `import { Kitchen } from '../screens/kitchen/kitchen.tsx';`],
  ['renderer/actions/bump.ts', `import { Kitchen } from '../screens/kitchen/kitchen.tsx';`],
  ['renderer/screens/kitchen/kitchen.tsx', `import { Board } from '../board/board.tsx';`],
  ['renderer/screens/kitchen/kitchen.tsx', `import { orderSchema } from '#contract/orders.ts';`],
  ['renderer/screens/kitchen/kitchen.tsx', `import { type Order } from '#contract/orders.ts';`],
  ['renderer/screens/kitchen/kitchen.tsx', `import { connect } from '../../sync/connect.ts';`],
  ['renderer/screens/kitchen/kitchen.tsx', `void fetch('/v1/orders');`],
  ['renderer/screens/kitchen/kitchen.tsx', `void window.fetch('/v1/orders');`],
  ['renderer/screens/kitchen/kitchen.tsx', `const stream = new EventSource('/events/ticket');`],
  ['renderer/screens/kitchen/kitchen.tsx', `import { EventSource } from 'eventsource';`],
  ['renderer/ui/button.tsx', `import { orders } from '../store/orders.ts';`],
  ['renderer/i18n/it.ts', `import { orders } from '../store/orders.ts';`],
  ['renderer/app/main.tsx', `import { createBackend } from '../../backend/create-backend.ts';`],
  ['renderer/vite-env.d.ts', `import type { App } from 'electron';`],
  ['e2e/journeys/sell.spec.ts', `import { placeOrder } from '../../backend/commands/place-order.ts';`],
  ['e2e/journeys/sell.spec.ts', `import type { Order } from '#contract/orders.ts';`],
  ['e2e/support/station.ts', `import { start } from '../../main/station.ts';`],
  ['e2e/support/station.ts', `import { run } from '../../scripts/support/run-tool.ts';`],
];

describe('a wrong import is caught', () => {
  test.each(planted)('%s: %s', (file, line) => {
    expect(messagesOf(file, `// first line\n${line}`)).toEqual([expect.stringMatching(/^2: /)]);
  });

  test('rows that restrict are all covered by a planted line', () => {
    const free = importTable.filter(({ packages }) => packages?.includes('*') === true).map(({ area }) => area);
    const uncovered = importTable
      .map(({ area }) => area)
      .filter((area) => !free.includes(area))
      .filter((area) => !planted.some(([file]) => file === area || file.startsWith(`${area.replace('/*', '')}/`)));
    expect(uncovered).toEqual([]);
  });

  test('a folder without a row is refused', () => {
    expect(messagesOf('backend/helpers/misc.ts', '')).toEqual(['1: has no row in the import table']);
    expect(messagesOf('utils/misc.ts', '')).toEqual(['1: has no row in the import table']);
  });

  test('a row that may name types only says so', () => {
    expect(messagesOf('backend/stream/hub.ts', `import { Server } from 'node:http';`)).toEqual([
      '1: imports node:http: backend/stream may only name its types',
    ]);
  });
});

describe('a right import passes', () => {
  test.each([
    ['backend/contract/orders.ts', `import { z } from 'zod';\nimport { cents } from './money.ts';`],
    ['backend/domain/totals.ts', `import type { Cents } from '#contract/money.ts';\nconst at = new Date(0);`],
    [
      'backend/commands/place-order.ts',
      `import { total } from '#domain/totals.ts';\nimport { orders } from '../store/orders.ts';`,
    ],
    ['backend/store/migrations/001-first.ts', `import { sql } from 'kysely';\nimport { newId } from '../new-id.ts';`],
    ['backend/stream/hub.ts', `import type { ServerResponse } from 'node:http';`],
    [
      'backend/create-backend.ts',
      `import { createApp } from './http/app.ts';\nimport { openStore } from './store/open-store.ts';`,
    ],
    ['main/printing/journal/open.ts', `import Database from 'better-sqlite3';`],
    [
      'main/printing/agent.ts',
      `import { openJournal } from './journal/open.ts';\nimport { EventSource } from 'eventsource';`,
    ],
    [
      'main/shell/windows.ts',
      `import { BrowserWindow } from 'electron';\nimport type { Station } from '../station.ts';`,
    ],
    ['main/index.ts', `import { app } from 'electron';\nimport { start } from './station.ts';`],
    [
      'renderer/screens/kitchen/ticket.tsx',
      `import type { Order } from '#contract/orders.ts';\nimport './ticket.module.css';`,
    ],
    [
      'renderer/screens/kitchen/ticket.tsx',
      `// fetch('/v1') and EventSource are only words here\nconst text = 'fetch(1)';`,
    ],
    ['renderer/screens/kitchen/ticket.tsx', `const member = { fetch: 1 }.fetch;`],
    [
      'e2e/journeys/sell.spec.ts',
      `import { test } from '@playwright/test';\nimport { station } from '../support/station.ts';`,
    ],
    ['bench/index.ts', `import { createBackend } from '../backend/create-backend.ts';`],
  ])('%s: %s', (file, text) => {
    expect(messagesOf(file, text)).toEqual([]);
  });

  test('a test sees its own top folder and the test tools, and no other top folder', () => {
    const file = 'main/printing/agent.test.ts';
    expect(
      messagesOf(file, `import { start } from '../printer-emulator/server.ts';\nimport { test } from 'vitest';`),
    ).toEqual([]);
    expect(messagesOf(file, `import { createBackend } from '../../backend/create-backend.ts';`)).toHaveLength(1);
  });

  test('a helper of tests has the rights of a test', () => {
    const file = 'backend/stream/testing/raw-client.ts';
    expect(messagesOf(file, `import { connect } from 'node:net';\nimport { vi } from 'vitest';`)).toEqual([]);
  });

  test('contract is reached by its short name only', () => {
    expect(messagesOf('backend/store/tables.ts', `import type { Cents } from '../contract/money.ts';`)).toEqual([
      '1: imports ../contract/money.ts: reach it as #contract/… or #domain/…',
    ]);
  });
});

test('text that is not TypeScript is an error, never a file without imports', () => {
  expect(() => readImports('backend/store/x.ts', 'import {{')).toThrow(/backend\/store\/x\.ts cannot be parsed/);
});
