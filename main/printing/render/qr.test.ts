import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createPrinterEmulator } from '../../printer-emulator/create-emulator.ts';
import { toSvg } from '../../printer-emulator/to-svg.ts';
import { qr } from '../documents/model.ts';
import { layOut } from '../layout/lay-out.ts';
import { planConfirmed, planReprint } from '../plan-jobs.ts';
import { someConfig, someOrder, someSettings } from '../testing/fixtures.ts';
import { readBack } from '../testing/read-back.ts';
import { readSymbols } from '../testing/zbar.ts';
import { encodeSlip } from './escpos.ts';
import { linePicture, rasterLine } from './raster-line.ts';
import { renderSvg } from './svg.ts';
import { renderText } from './text.ts';

const sink = { execute: (bytes: Buffer) => Promise.resolve(bytes), isPrinterConnected: () => Promise.resolve(true) };
const order = { ...someOrder(7), trackUrl: 'http://192.168.1.20:4300/t/mQ3zXv8RkW0bTn5yJc1LdA' };
const receiptWith = (receiptQr: 'off' | 'order-code' | 'uuid' | 'track', columns: 32 | 42 | 48 = 48) => {
  const { jobs } = planConfirmed(order, someConfig({ settings: someSettings({ receiptQr }) }));
  return layOut(jobs.find((job) => job.document === 'receipt')!.body, columns);
};
const bytesOf = (slip: ReturnType<typeof receiptWith>): Buffer =>
  encodeSlip(slip, { openDrawer: false, rasterLine }, sink).bytes();

const contents = [
  ['order-code', order.orderCode],
  ['uuid', order.uuid],
  ['track', order.trackUrl],
] as const;

describe('the QR on a receipt', () => {
  it.each(contents)('says %s in bytes, text and picture, at every width', async (setting, content) => {
    for (const columns of [32, 48] as const) {
      const slip = receiptWith(setting, columns);
      expect(readBack(bytesOf(slip)).symbols).toEqual([content]);
      expect(renderText(slip)).toContain(`[QR ${content}]`);
      const seen = await readSymbols(renderSvg(slip, linePicture));
      if (seen !== undefined) expect(seen).toEqual([content]);
    }
  });

  it('is drawn by the printer itself: an emulator that was not told reads it, and zbarimg off its paper', async () => {
    const printer = createPrinterEmulator({ port: 0, profile: 'epson' });
    const { port } = await printer.start();
    try {
      const socket = connect(port, '127.0.0.1');
      socket.resume();
      socket.end(bytesOf(receiptWith('uuid')));
      await once(socket, 'close');
    } finally {
      await printer.stop();
    }
    const [slip] = printer.slips;
    expect(slip?.errors).toEqual([]);
    expect(slip?.text).toContain(`[QR ${order.uuid}]`);
    const seen = await readSymbols(toSvg(slip!));
    if (seen !== undefined) expect(seen).toEqual([order.uuid]);
  });

  it('is left out unless the house wants it, and is on copies too', () => {
    expect(readBack(bytesOf(receiptWith('off'))).symbols).toEqual([]);
    const copy = { ...order, reprintReceipt: true, reprintOrderItems: [], reprintNumber: 1 };
    const [job] = planReprint(copy, 0, someConfig({ settings: someSettings({ receiptQr: 'uuid' }) })).jobs;
    expect(readBack(bytesOf(layOut(job!.body, 42))).symbols).toEqual([order.uuid]);
  });

  it('tracks nothing where no phone reaches the hub, or a hub that does not know of it', () => {
    for (const trackUrl of [null, undefined]) {
      const { jobs } = planConfirmed(
        { ...order, trackUrl },
        someConfig({ settings: someSettings({ receiptQr: 'track', pickupTicket: 'with-receipt', pickupQr: 'track' }) }),
      );
      for (const job of jobs) expect(readBack(bytesOf(layOut(job.body, 48))).symbols).toEqual([]);
    }
  });

  it('is on the pickup ticket as the house sets it there, and zbarimg reads it', async () => {
    const settings = someSettings({ receiptQr: 'off', pickupTicket: 'instead', pickupQr: 'track' });
    const { jobs } = planConfirmed(order, someConfig({ settings }));
    const slip = layOut(jobs.find((job) => job.document === 'pickup-ticket')!.body, 42);
    expect(readBack(bytesOf(slip)).symbols).toEqual([order.trackUrl]);
    const seen = await readSymbols(renderSvg(slip, linePicture));
    if (seen !== undefined) expect(seen).toEqual([order.trackUrl]);
  });

  it('never holds what printers read differently, or more than a phone can read', () => {
    for (const data of ['', 'caffè', 'a\x1bp', '\n', 'x'.repeat(201)]) expect(qr(data)).toEqual([]);
    expect(qr('https://passrail.example/t/abc?x=1')).toHaveLength(3);
  });
});
