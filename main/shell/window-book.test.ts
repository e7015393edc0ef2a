import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecordingLog } from '../testing/recording-log.ts';
import { createWindowBook, type WindowEntry } from './window-book.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'passrail-book-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = () => join(folder, 'shell', 'windows.json');
const open = () => createWindowBook(path(), createRecordingLog());

const windows: readonly WindowEntry[] = [
  { place: '/cashier?register=1' },
  { place: '/board', display: { label: 'LG', internal: false, bounds: { x: -3840, y: 0, width: 3840, height: 2160 } } },
];

test('what was written is read again by the next start', () => {
  open().write(windows);
  expect(open().read()).toEqual(windows);
});

test('a machine that has kept nothing shows one window', () => {
  expect(open().read()).toEqual([{ place: '' }]);
});

test.each([
  ['no JSON', '{"version":1,'],
  ['another version', '{"version":2,"windows":[{"place":""}]}'],
  ['no window', '{"version":1,"windows":[]}'],
  ['an address', '{"version":1,"windows":[{"place":"http://evil.example/"}]}'],
  ['a thousand windows', JSON.stringify({ version: 1, windows: Array.from({ length: 1000 }, () => ({ place: '' })) })],
])('a file with %s is put aside', (_name, text) => {
  open().write(windows);
  writeFileSync(path(), text);
  expect(open().read()).toEqual([{ place: '' }]);
  expect(readFileSync(`${path()}.broken`, 'utf8')).toBe(text);
});

test('a folder that cannot be written costs the memory, not the kiosk', () => {
  writeFileSync(join(folder, 'shell'), 'a file where the folder should be');
  expect(() => open().write(windows)).not.toThrow();
  expect(existsSync(path())).toBe(false);
});
