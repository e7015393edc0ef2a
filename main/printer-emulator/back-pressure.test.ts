import { afterEach, expect, test } from 'vitest';
import { createPrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulator } from './create-emulator.ts';
import { bytes, CUT, dial, DLE, GS, until } from './testing/print.ts';
import type { Client } from './testing/print.ts';

let printer: PrinterEmulator;
let client: Client;

afterEach(async () => {
  client.close();
  await printer.stop();
});

/** More than the kernel takes on both ends together, its buffers grown to their largest (Linux: 6 MiB in, 4 MiB out, more by tuning). */
const megabytes = 16 * 1024 * 1024;

/** Resolves when the kernel has stopped taking bytes: several turns of the loop without a change. */
async function stuck(): Promise<number> {
  let same = 0;
  let last = -1;
  await until(() => {
    const now = client.socket.writableLength + printer.state().totals.bytes;
    same = now === last && now > 0 ? same + 1 : 0;
    last = now;
    return same > 2000;
  });
  return client.socket.writableLength;
}

test('a full buffer closes the window: the host keeps what the printer did not take, and nothing is lost after', async () => {
  printer = createPrinterEmulator({ bufferBytes: 4096 });
  client = await dial((await printer.start()).port);
  printer.faults.openCover();
  // NULs move no paper and each one is counted.
  client.send(GS, 'a', 0x02, new Uint8Array(megabytes), 'end\n', CUT);
  expect(await stuck()).toBeGreaterThan(1024 * 1024);
  expect(printer.state()).toMatchObject({ bufferedBytes: 4096, totals: { bytes: 4096, rows: 0 } });
  printer.faults.closeCover();
  await until(() => printer.slips.length === 1);
  const counts = printer.ledger.map((entry) => (entry.kind === 'control' ? entry.count : 0));
  expect(counts.reduce((sum, count) => sum + count)).toBe(megabytes);
  expect(printer.slips[0]?.text).toBe('end\n');
}, 60_000);

test('while the window is closed not even DLE EOT reaches the printer', async () => {
  printer = createPrinterEmulator({ bufferBytes: 1024 });
  client = await dial((await printer.start()).port);
  printer.faults.paperOut();
  client.send('x'.repeat(1024), DLE, 0x04, 4);
  await until(() => printer.state().bufferedBytes === 1024);
  // A second printer on the same loop answers the same question meanwhile: the loop has had its turns.
  const other = createPrinterEmulator({});
  const witness = await dial((await other.start()).port);
  witness.send(DLE, 0x04, 4);
  await witness.hears(1);
  witness.close();
  await other.stop();
  expect(client.heard()).toHaveLength(0);
  printer.faults.loadPaper();
  expect((await client.hears(1)).toString('hex')).toBe('12');
});

test('a picture much larger than the buffer goes through it', async () => {
  printer = createPrinterEmulator({ bufferBytes: 512 });
  client = await dial((await printer.start()).port);
  const dots = Uint8Array.from({ length: 72 * 2000 }, (_, index) => (index * 7) & 0x7f);
  client.send(bytes(GS, 'v0', 0, 72, 0, 2000 & 0xff, 2000 >> 8, dots), CUT);
  await until(() => printer.slips.length === 1);
  const [block] = printer.slips[0]?.lines ?? [];
  expect(block?.kind === 'raster' && Buffer.from(block.bitmap).equals(Buffer.from(dots))).toBe(true);
});

test('a host that goes away by reset takes along what the printer has not taken yet', async () => {
  printer = createPrinterEmulator({ bufferBytes: 256 });
  client = await dial((await printer.start()).port);
  printer.faults.openCover();
  // That is what the kernel of a host does when the program closes over unread status.
  client.socket.write('x\n'.repeat(200_000), () => client.socket.resetAndDestroy());
  await until(() => client.socket.destroyed);
  printer.faults.closeCover();
  await until(() => printer.ledger.some((entry) => entry.kind === 'session-closed'));
  expect(printer.ledger.find((entry) => entry.kind === 'session-closed')).toMatchObject({ why: 'host reset' });
  expect(printer.state().totals.bytes).toBeLessThan(400_000);
});
