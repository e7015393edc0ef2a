import { deflateSync, crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf, personWith } from '../../testing/callers.ts';
import { listen } from '../../testing/event-stream.ts';
import { startTestHub, type TestHub } from '../../testing/test-hub.ts';
import { readPng } from './read-png.ts';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};
const png = (width: number, height: number, rows = Buffer.alloc((width + 1) * height)): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
};

let hub: TestHub;
beforeEach(async () => {
  hub = await startTestHub();
});
afterEach(() => hub.end());
const put = (picture: Buffer, headers?: Record<string, string>) =>
  hub.call('PUT', '/v1/settings/logo', { png: picture.toString('base64') }, headers);
const get = async (headers: Record<string, string> = {}) => {
  const answer = await fetch(`${hub.url}/v1/settings/logo`, {
    headers: { authorization: `Bearer ${hub.token}`, ...headers },
  });
  return { status: answer.status, etag: answer.headers.get('etag'), bytes: Buffer.from(await answer.arrayBuffer()) };
};

test('a logo is kept, told as a change of settings, given to who prints, and goes', async () => {
  expect((await get()).status).toBe(404);
  const paper = await listen(hub, '/events/printer', ['settings-changed']);
  const made = await put(png(120, 40));
  expect(made.body).toMatchObject({ width: 120, height: 40 });
  await paper.next(1);
  const printer = await keyOf(hub, 'PRINTER');
  const first = await get({ authorization: '', ...printer });
  expect(first.bytes).toEqual(png(120, 40));
  expect((await get({ 'if-none-match': first.etag ?? '' })).status).toBe(304);
  expect((await put(png(60, 60))).body.hash).not.toBe(made.body.hash);
  expect((await get({ 'if-none-match': first.etag ?? '' })).status).toBe(200);
  hub = await hub.restart();
  expect((await get()).bytes).toEqual(png(60, 60));
  expect((await hub.call('DELETE', '/v1/settings/logo')).status).toBe(204);
  expect((await get()).status).toBe(404);
  paper.close();
});

test('only an admin changes it', async () => {
  for (const role of ['maintainer', 'operator', 'customer'] as const)
    expect((await put(png(9, 9), await personWith(hub, role))).status).toBe(403);
});

const whole = png(30, 30);
const bad: readonly [string, Buffer][] = [
  ['no picture', Buffer.from('GIF89a and more')],
  ['a script', Buffer.from('<svg onload="alert(1)"/>')],
  ['cut off', whole.subarray(0, -5)],
  ['a flipped bit', Buffer.from(whole.map((value, index) => (index === 45 ? value ^ 1 : value)))],
  ['too wide', png(2001, 1)],
  ['rows missing', png(30, 30, Buffer.alloc(40))],
  // 60 MB of nothing in 60 kB.
  ['more than it says', png(30, 30, Buffer.alloc(60_000_000))],
  ['something after its end', Buffer.concat([whole, Buffer.from('tail')])],
];
test.each(bad)('%s is refused and changes nothing', async (_name, picture) => {
  await put(whole);
  expect(readPng(picture)).toBeUndefined();
  const answer = await put(picture);
  expect(answer.status).toBe(400);
  expect(answer.body.message).toContain('PNG');
  expect((await get()).bytes).toEqual(whole);
});

test('what is too large, or no base64, is refused in the usual form', async () => {
  expect((await put(Buffer.alloc(300_000))).status).toBe(400);
  expect((await put(Buffer.alloc(900_000))).status).toBe(413);
  expect((await hub.call('PUT', '/v1/settings/logo', { png: '@@@' })).status).toBe(400);
});
