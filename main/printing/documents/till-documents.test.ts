import { describe, expect, it } from 'vitest';
import type { Settings } from '#contract/settings.ts';
import { layOut } from '../layout/lay-out.ts';
import { planConfirmed, planReprint } from '../plan-jobs.ts';
import { renderText } from '../render/text.ts';
import { someConfig, someItem, someOrder, someSettings } from '../testing/fixtures.ts';

const wine = someItem('2', { name: 'Lambrusco', quantity: 3 });
const order = someOrder(28, {
  table: '14',
  orderType: 'take-away',
  paymentMethod: 'CASH',
  orderItems: [
    someItem('1', { name: 'Polenta', quantity: 2 }),
    { ...wine, food: { ...wine.food, category: { id: 'd', name: 'Bevande', station: null } } },
  ],
});
const plan = (settings: Partial<Settings>) =>
  planConfirmed(order, someConfig({ settings: someSettings({ language: 'it', ...settings }) })).jobs;
const atTill = (settings: Partial<Settings>) => plan(settings).filter(({ document }) => document !== 'kitchen-ticket');
const printed = (job: { body: Parameters<typeof layOut>[0] } | undefined, columns: 32 | 42 | 48 = 32): string =>
  job === undefined ? '' : renderText(layOut(job.body, columns));

describe('pickup ticket', () => {
  it('is the number, what is packed, and nothing that it costs', () => {
    expect(printed(atTill({ pickupTicket: 'instead', pickupQr: 'order-code' })[0])).toMatchInlineSnapshot(`
      "        Sagra del Fungo
      ────────────────────────────────
               Il tuo numero
         28
            A28
          ASPORTO
                 Tavolo 14
                 5 porzioni

      [QR ORD-A7X3B2]

      ────────────────────────────────
      Conserva questo biglietto per il
                   ritiro
              15/01/2026 18:42"
    `);
  });

  it('comes beside the receipt, instead of it, or not at all; one of them opens the drawer', () => {
    const shown = (pickupTicket: Settings['pickupTicket']) =>
      atTill({ pickupTicket }).map((job) => `${job.document} ${job.printerId} ${job.openDrawer}`);
    expect(shown('off')).toEqual(['receipt front true']);
    expect(shown('with-receipt')).toEqual(['receipt front true', 'pickup-ticket front false']);
    expect(shown('instead')).toEqual(['pickup-ticket front true']);
  });

  it('is one for each line when different counters take it, and a card opens nothing', () => {
    const jobs = atTill({ pickupTicket: 'instead', pickupPerLine: true });
    expect(jobs.map((job) => /\d x \w+/u.exec(printed(job))?.[0])).toEqual(['2 x Polenta', '3 x Lambrusco']);
    expect(jobs.map(({ openDrawer }) => openDrawer)).toEqual([true, false]);
    expect(new Set(jobs.map(({ key }) => key)).size).toBe(2);
    const card = { ...order, paymentMethod: 'CARD' as const };
    const { jobs: paid } = planConfirmed(card, someConfig({ settings: someSettings({ pickupTicket: 'instead' }) }));
    expect(paid.some(({ openDrawer }) => openDrawer)).toBe(false);
  });

  it('is printed again with the receipt, marked, and never opens the drawer', () => {
    const again = { ...order, reprintReceipt: true, reprintOrderItems: [], reprintNumber: 2 };
    const { jobs } = planReprint(again, 0, someConfig({ settings: someSettings({ pickupTicket: 'with-receipt' }) }));
    expect(jobs.map(({ document, openDrawer }) => [document, openDrawer])).toEqual([
      ['reprint-receipt', false],
      ['pickup-ticket', false],
    ]);
    for (const job of jobs) expect(printed(job)).toMatch(/^ *REPRINT 2/u);
  });

  it('is as large as a hand, at every width', () => {
    for (const columns of [32, 42, 48] as const) {
      const { lines } = layOut(atTill({ pickupTicket: 'instead' })[0]!.body, columns);
      expect(lines.find((line) => line.kind === 'line' && line.width === 4)).toMatchObject({ height: 4, bold: true });
    }
  });
});

describe('receipt', () => {
  it('has the number in large letters and its lines under their category, as the house likes', () => {
    const plain = printed(atTill({})[0]);
    expect(plain).not.toMatch(/MAINS|BEVANDE/u);
    const [receipt] = atTill({ receiptBigNumber: true, receiptGroupBy: 'category' });
    expect(printed(receipt)).toMatch(/MAINS\n2 x Polenta[^]*─+\nBEVANDE\n3 x Lambrusco[^]*TOTALE/u);
    const number = layOut(receipt!.body, 32).lines.find((line) => line.kind === 'line' && line.width === 4);
    expect(number).toMatchObject({ text: '   28', height: 4 });
  });
});

it('every document says where the logo goes when it shall have one, and none otherwise', () => {
  const logos = (settings: Partial<Settings>) =>
    plan({ pickupTicket: 'with-receipt', ...settings })
      .filter(({ body }) => body.blocks.some(({ kind }) => kind === 'logo'))
      .map(({ document }) => document);
  expect(logos({})).toEqual([]);
  expect(logos({ ticketLogo: true, receiptLogo: true, pickupLogo: true })).toEqual([
    'kitchen-ticket',
    'receipt',
    'pickup-ticket',
  ]);
});
