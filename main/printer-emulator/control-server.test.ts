import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startControlServer } from './control-server.ts';
import type { ControlServer } from './control-server.ts';
import { createPrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulator } from './create-emulator.ts';
import { CUT, print } from './testing/print.ts';

let printer: PrinterEmulator;
let control: ControlServer;
let port: number;

beforeEach(async () => {
  printer = createPrinterEmulator();
  ({ port } = await printer.start());
  control = await startControlServer(printer, '127.0.0.1', 0);
});

afterEach(async () => {
  await control.stop();
  await printer.stop();
});

const url = (path: string): string => `http://127.0.0.1:${control.port}${path}`;
const json = async (path: string): Promise<unknown> => (await fetch(url(path))).json();
const fault = (body: unknown): Promise<Response> =>
  fetch(url('/fault'), { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('reading', () => {
  test('state, slips and ledger', async () => {
    await print(printer, port, 'hello\n', CUT, 'hanging\n');
    expect(await json('/state')).toMatchObject({ online: true, profile: 'epson', slips: 1, hanging: 'hanging\n' });
    expect(await json('/slips')).toMatchObject([{ number: 1, text: 'hello\n', byteCount: 10 }]);
    const ledger = (await json('/ledger')) as { seq: number; kind: string }[];
    expect(ledger[0]).toMatchObject({ seq: 1, kind: 'session-opened' });
    expect(await json(`/ledger?after=${ledger.length}`)).toEqual([]);
  });

  test('one slip as picture, text and bytes', async () => {
    await print(printer, port, 'hello\n', CUT);
    const svg = await fetch(url('/slips/1.svg'));
    expect(svg.headers.get('content-type')).toBe('image/svg+xml');
    expect(await svg.text()).toContain('>hello</text>');
    expect(await (await fetch(url('/slips/1.txt'))).text()).toBe('hello\n');
    const bin = await (await fetch(url('/slips/1.bin'))).arrayBuffer();
    expect(Buffer.from(bin).toString('latin1')).toBe(`hello\n${CUT.toString('latin1')}`);
  });

  test('what is not there is 404', async () => {
    for (const path of ['/', '/slips/9.svg', '/slips/1.exe', '/../etc/passwd']) {
      expect((await fetch(url(path))).status).toBe(404);
    }
    expect((await fetch(url('/state'), { method: 'PUT' })).status).toBe(405);
  });
});

describe('faults', () => {
  test('strike and are put right', async () => {
    expect(await (await fault({ name: 'openCover' })).json()).toMatchObject({ online: false, cover: 'open' });
    expect(await (await fault({ name: 'closeCover' })).json()).toMatchObject({ online: true });
    await fault({ name: 'paperOut', at: { slips: 1 } });
    await print(printer, port, 'a\n', CUT);
    expect(await json('/state')).toMatchObject({ paper: 'out' });
    await fault({ name: 'loadPaper' });
    await fault({ name: 'powerOff', mode: 'fin' });
    expect(await (await fault({ name: 'powerOn' })).json()).toMatchObject({ powered: true });
    await fault({ name: 'refuse', on: true });
    await expect(print(printer, port, 'x\n')).rejects.toThrow('ECONNREFUSED');
    await fault({ name: 'refuse', on: false });
    await print(printer, port, 'b\n');
    await fault({ name: 'tearOff' });
    expect(printer.slips.at(-1)?.text).toBe('b\n');
  });

  test.each([
    ['not JSON', '{'],
    ['not an object', '[]'],
    ['no such fault', { name: 'explode' }],
    ['a name of every object', { name: 'constructor' }],
    ['a wrong moment', { name: 'paperOut', at: { days: 1 } }],
    ['a negative moment', { name: 'paperOut', at: { slips: -1 } }],
    ['a wrong mode', { name: 'powerOff', mode: 'bang' }],
    ['too long', `{"name":"${'x'.repeat(20_000)}"}`],
  ])('%s is refused and changes nothing', async (_name, body) => {
    const response = await fault(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.any(String) });
    expect(printer.state()).toMatchObject({ online: true, powered: true });
    expect(printer.ledger).toEqual([]);
  });
});
