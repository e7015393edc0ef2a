import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulator } from './create-emulator.ts';
import { profileNames } from './profiles.ts';
import { bytes, CUT, dial, until } from './testing/print.ts';
import { toSvg } from './to-svg.ts';

/** Bytes that look like printing: command leads are far more frequent than chance. */
const noise = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(0x1b, 0x1d, 0x1c, 0x10, 0x14, 0x04, 0x05) },
      { weight: 2, arbitrary: fc.constantFrom(0x28, 0x76, 0x6b, 0x4c, 0x48, 0x2a, 0x56, 0x70, 0x61, 0x40, 0x26, 0x71) },
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 255 }) },
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
    ),
    { maxLength: 600 },
  )
  .map((list) => Uint8Array.from(list));

/** Clears whatever is half done, on printers that can; else feeds it until it is satisfied. */
const wayOut = bytes(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8);

describe.each(profileNames)('random bytes on %s', (profile) => {
  let printer: PrinterEmulator;
  let port: number;

  beforeAll(async () => {
    printer = createPrinterEmulator({ profile, bufferBytes: 256, parserResetPerSession: true });
    ({ port } = await printer.start());
  });
  afterAll(() => printer.stop());

  test('never crash it, and the next job prints', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(noise, async (garbage) => {
        run += 1;
        const bad = await dial(port);
        bad.socket.end(garbage);
        await until(() => bad.ending() !== undefined);
        bad.close();
        // DLE DC4 2 may be among them: then the printer is off, as it should be, and is switched on again.
        await printer.faults.powerOn();
        const good = await dial(port);
        const word = `job-${run}`;
        good.socket.end(bytes(wayOut, 0x1b, '@', '\n', word, '\n', CUT));
        await until(() => good.ending() !== undefined);
        good.close();
        const slip = printer.slips.at(-1);
        expect(slip?.text).toContain(word);
        expect(printer.state()).toMatchObject({ online: true, bufferedBytes: 0 });
        expect(toSvg(slip!)).toMatch(/^<svg[^]*<\/svg>\n$/);
      }),
      { numRuns: 60, seed: 20_260_101 },
    );
  }, 60_000);
});

test('every byte that was executed is in exactly one slip', async () => {
  const printer = createPrinterEmulator({});
  const { port } = await printer.start();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.stringMatching(/^[\x20-\x7e\n]{0,80}$/), { maxLength: 6 }), async (texts) => {
      const from = printer.slips.length;
      const jobs = texts.map((text) => bytes('>', text, '\n', CUT));
      const host = await dial(port);
      host.socket.end(Buffer.concat(jobs));
      await until(() => host.ending() !== undefined);
      host.close();
      const slips = printer.slips.slice(from);
      expect(slips.map((slip) => Buffer.from(slip.bytes).toString('latin1'))).toEqual(
        jobs.map((job) => job.toString('latin1')),
      );
      // And every character that is not a space is on paper, in order.
      const printed = slips.map((slip) => slip.text.replace(/\s/g, '')).join('');
      expect(printed).toBe(texts.map((text) => `>${text}`.replace(/\s/g, '')).join(''));
    }),
    { numRuns: 100 },
  );
  await printer.stop();
});
