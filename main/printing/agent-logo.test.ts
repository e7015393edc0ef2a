import { createCanvas } from '@napi-rs/canvas';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { layOut } from './layout/lay-out.ts';
import { logo as logoBlock, cut, text } from './documents/model.ts';
import { bitmapBytes } from './render/bitmap.ts';
import { drawLogo } from './render/logo.ts';
import { renderSvg } from './render/svg.ts';
import { renderText } from './render/text.ts';
import { someConfig, someOrder, someSettings } from './testing/fixtures.ts';
import { createRig, type Rig } from './testing/rig.ts';

/** Left half black, right half see-through, a grey bar below. */
const picture = (width: number, height: number): Buffer => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#000';
  context.fillRect(0, 0, width / 2, height / 2);
  context.fillStyle = '#808080';
  context.fillRect(0, height / 2, width, height / 2);
  return canvas.toBuffer('image/png');
};
const inkIn = ({ bits }: { bits: Uint8Array }): number =>
  bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

describe('the dots of a logo', () => {
  it('are centred on every paper, black as black, nothing as nothing, grey as half the dots', async () => {
    for (const columns of [32, 42, 48] as const) {
      const { rowBytes, rows, bits } = await drawLogo(picture(160, 80), columns);
      expect([rowBytes, rows]).toEqual([Math.ceil((columns * 12) / 8), 80]);
      const dot = (x: number, y: number) => ((bits[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      const left = (columns * 12 - 160) / 2;
      expect([dot(left - 1, 5), dot(left, 5), dot(left + 79, 5), dot(left + 80, 5)]).toEqual([0, 1, 1, 0]);
      const grey = inkIn({ bits: bits.subarray(40 * rowBytes) }) / (160 * 40);
      expect(grey).toBeGreaterThan(0.4);
      expect(grey).toBeLessThan(0.6);
    }
  });

  it('fit the paper, whatever the picture, and are never blown up', async () => {
    expect((await drawLogo(picture(2000, 300), 32)).rows).toBe(57);
    expect((await drawLogo(picture(300, 2000), 48)).rows).toBe(200);
    expect((await drawLogo(picture(1, 1), 48)).rows).toBe(1);
    await expect(drawLogo(Buffer.from('no picture'), 48)).rejects.toThrow(/image|decode|unsupported/iu);
  });

  it('hold no real-time command, however they fall', () => {
    const bits = Uint8Array.from(
      { length: 72 * 200 },
      (_, index) => [0x10, 0x14, 0x10, 0x04, 0x10, 0x05][index % 6] ?? 0,
    );
    const sent = Buffer.from(bitmapBytes({ rowBytes: 72, rows: 200, bits })).toString('latin1');
    expect(sent).not.toMatch(/\x10[\x04\x05\x14]/u);
  });

  it('are in the preview as in the bytes, and named in the text', async () => {
    const dots = await drawLogo(picture(160, 80), 48);
    const slip = layOut({ language: 'en', blocks: [logoBlock, text('x'), cut] }, 48, dots);
    expect(renderText(slip)).toBe('[logo]\nx');
    expect(renderSvg(slip, () => '')).toContain('width="576" height="80" href="data:image/png;base64,');
    expect(layOut({ language: 'en', blocks: [logoBlock, cut] }, 48).lines).toEqual([{ kind: 'cut' }]);
  });
});

describe('an agent', () => {
  let rig: Rig;
  afterEach(() => rig.close());
  const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5000, interval: 10 });
  const config = someConfig({ settings: someSettings({ receiptLogo: true }) });
  const receipts = () => rig.printer('front').slips();
  const setUp = async (logo: Buffer | undefined) => {
    rig = await createRig({ config, printers: { kitchen: {}, bar: {}, front: {} } });
    rig.hub.setLogo(logo);
  };
  const sell = async (number: number) => {
    rig.hub.confirm(someOrder(number));
    await soon(() => expect(receipts()).toHaveLength(number));
  };
  const preview = async () => {
    const job = () => [...rig.hub.jobs.values()].findLast(({ document }) => document === 'receipt');
    await soon(() => expect(rig.hub.previews.has(job()?.key ?? '')).toBe(true));
    return rig.hub.previews.get(job()?.key ?? '')?.text ?? '';
  };

  it('prints the logo it has, the next one when it changes, and goes on without when it is gone', async () => {
    await setUp(picture(160, 80));
    const agent = rig.agent();
    await soon(() => expect(rig.hub.streams.size).toBe(1));
    await vi.waitFor(async () => {
      await sell(receipts().length + 1);
      expect(receipts().at(-1)).toMatch(/^\[picture\]/u);
    }, 10_000);
    expect(await preview()).toMatch(/^\[logo\]/u);
    // The hub is away: what the journal kept is printed, by the next agent as well.
    await agent.stop();
    rig.hub.setLogo(undefined);
    const count = receipts().length;
    rig.hub.setDown(true);
    const next = rig.agent();
    rig.hub.setDown(false);
    await soon(() => expect(rig.hub.streams.size).toBe(1));
    rig.hub.announce('settings-changed', {});
    await vi.waitFor(async () => {
      await sell(receipts().length + 1);
      expect(receipts().at(-1)).not.toContain('[picture]');
    }, 10_000);
    expect(receipts().length).toBeGreaterThan(count);
    await next.stop();
  });

  it('prints without it when it is no picture, and says so', async () => {
    await setUp(Buffer.from('not a picture at all'));
    rig.agent();
    await soon(() => expect(rig.hub.streams.size).toBe(1));
    await sell(1);
    expect(receipts()[0]).not.toContain('[picture]');
    await soon(() => expect(rig.log.join()).toContain('the logo could not be refreshed'));
  });
});
