import { afterEach, beforeEach, expect, test } from 'vitest';
import { personWith } from '../../testing/callers.ts';
import { photo, sizeOf } from '../../testing/photos.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
});
afterEach(() => hub.end());

const idAt = (index: number): string => menu.foods[index]?.id ?? '';
const upload = async (
  bytes: Uint8Array,
  more: { id?: string; type?: string; headers?: Record<string, string> } = {},
) => {
  const answer = await fetch(`${hub.url}/v1/foods/${more.id ?? idAt(0)}/picture`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${hub.token}`,
      'content-type': more.type ?? 'image/jpeg',
      ...more.headers,
    },
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as { picture: string; message: string } };
};

/** A JPEG that says where it was taken, and that it lies on its side. */
const withExif = (jpeg: Buffer): Buffer => {
  const tiff = Buffer.from('4d4d002a0000000800010112000300000001000600000000 0000'.replaceAll(' ', ''), 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 45.07N 7.68E')]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
};

test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
  'a %s becomes a small WebP that browsers keep for ever',
  async (type) => {
    const { status, body } = await upload(await photo(2000, 1000, type), { type: `image/${type}` });
    expect([status, body.picture]).toEqual([200, expect.stringMatching(/^\/v1\/pictures\/[0-9a-f]{64}\.webp$/)]);
    const served = await fetch(hub.url + body.picture);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(await sizeOf(Buffer.from(await served.arrayBuffer()))).toEqual([800, 400]);
    const etag = served.headers.get('etag') ?? '';
    const again = await fetch(hub.url + body.picture, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await hub.call('GET', `/v1/foods/${idAt(0)}`)).body.picture).toBe(body.picture);
  },
);

test('nothing of the camera comes along, and the picture stands upright', async () => {
  const { body } = await upload(withExif(await photo(400, 200, 'jpeg')));
  const bytes = Buffer.from(await (await fetch(hub.url + body.picture)).arrayBuffer());
  expect(bytes.toString('latin1')).not.toMatch(/Exif|GPS/);
  expect(await sizeOf(bytes)).toEqual([200, 400]);
});

/** A PNG of a few bytes that claims this size. */
const claiming = async (width: number, height: number): Promise<Buffer> => {
  const png = Buffer.from(await photo(8, 8, 'png'));
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
};

test('what is no picture, or a bomb, is refused; the food keeps what it had, and the hub sells on', async () => {
  const good = (await upload(await photo(40, 40, 'png'))).body.picture;
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="9" height="9"/>');
  const jpeg = await photo(300, 300, 'jpeg');
  const hostile: [string, Uint8Array][] = [
    ['a script', svg],
    ['a page called a picture', Buffer.from('<html><script>alert(1)</script>')],
    ['a bomb', await claiming(60_000, 60_000)],
    ['a strip', await claiming(2_000_000, 1)],
    ['one that lies about its size', await claiming(4000, 4000)],
    ['a gif', Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')],
    ['half a header', jpeg.subarray(0, 3)],
    ['nothing', Buffer.alloc(0)],
  ];
  for (const [name, bytes] of hostile) {
    const { status, body } = await upload(bytes);
    expect([name, status, body.message]).toEqual([name, 400, expect.any(String)]);
  }
  expect((await upload(Buffer.alloc(9 * 1024 * 1024, 1))).status).toBe(413);
  expect((await upload(Buffer.from('{}'), { type: 'text/plain' })).status).toBe(415);
  expect((await hub.call('POST', '/v1/orders', 'x', { 'content-type': 'image/png' })).status).toBe(415);
  expect((await hub.call('GET', `/v1/foods/${idAt(0)}`)).body.picture).toBe(good);
  expect((await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]]))).status).toBe(201);
}, 60_000);

test('a picture that nobody shows is gone; one that two foods show stays with the other', async () => {
  const bytes = await photo(40, 40, 'png');
  const { picture } = (await upload(bytes)).body;
  expect((await upload(bytes, { id: idAt(1) })).body.picture).toBe(picture);
  const isThere = async () => (await fetch(hub.url + picture)).status;
  const gone = await hub.call('DELETE', `/v1/foods/${idAt(0)}/picture`);
  expect([gone.status, gone.body.picture, await isThere()]).toEqual([200, null, 200]);
  await hub.call('DELETE', `/v1/foods/${idAt(1)}/picture`);
  expect(await isThere()).toBe(404);
  expect((await fetch(`${hub.url}/v1/pictures/..%2f..%2fjwt-secret`)).status).toBe(404);
});

test('only managers, only foods that there are; many at once wait or are told to come again', async () => {
  const bytes = await photo(40, 40, 'png');
  expect((await upload(bytes, { headers: await personWith(hub, 'operator') })).status).toBe(403);
  expect((await upload(bytes, { id: 'none' })).status).toBe(404);
  const many = await Promise.all(Array.from({ length: 12 }, () => upload(bytes)));
  expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200, 429]));
}, 60_000);
