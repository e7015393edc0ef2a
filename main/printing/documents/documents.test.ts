import { describe, expect, it } from 'vitest';
import type { OrderType } from '#contract/order-state.ts';
import { layOut } from '../layout/lay-out.ts';
import { planChanged, planConfirmed, planReprint, venueOf } from '../plan-jobs.ts';
import { renderText } from '../render/text.ts';
import {
  someChange,
  someConfig,
  someItem,
  someLineChange,
  someOrder,
  somePrinter,
  someSettings,
} from '../testing/fixtures.ts';
import { cancellation } from './cancellation.ts';
import { composeAttempt } from './compose.ts';
import { amount, amountWithSymbol } from './format.ts';
import type { SlipDocument } from './model.ts';
import { testPage } from './test-page.ts';

const printed = (document: SlipDocument, columns: 32 | 42 | 48 = 42): string => renderText(layOut(document, columns));
const config = someConfig({
  settings: someSettings({ language: 'it' }),
  printers: [somePrinter('kitchen', { name: 'Cucina' })],
});
const venue = venueOf(config);
const order = someOrder(28, {
  table: '14',
  customer: 'Famiglia Bevilacqua',
  subTotal: '27.5',
  surcharge: '1.5',
  discount: '3',
  total: '26',
  paymentMethod: 'CASH',
  orderItems: [
    someItem('1', { name: 'Polenta e funghi', quantity: 2, total: '17', notes: 'senza burro\nallergia: noci' }),
    someItem('2', { name: 'Caffè', unitPrice: '9', unitSurcharge: '1.5', total: '10.5' }),
  ],
});

describe('kitchen ticket', () => {
  it('says who, what and how, and no prices', () => {
    const [kitchen] = planConfirmed(order, config).jobs;
    expect(printed(kitchen!.body)).toMatchInlineSnapshot(`
      "28                A28
      Tavolo 14
      Famiglia Bevilacqua
      Cucina                               18:42
      ══════════════════════════════════════════
      2 x Polenta e funghi
         » senza burro
         » allergia: noci
      1 x Caffè
      ══════════════════════════════════════════
      3 porzioni"
    `);
  });

  it('says what has to be packed, on the receipt too, and nothing of what is eaten here', () => {
    const slips = (orderType: OrderType) =>
      planConfirmed({ ...order, orderType }, config).jobs.map((job) => printed(job.body));
    for (const slip of slips('take-away')) expect(slip).toMatch(/^ *ASPORTO$/mu);
    for (const slip of slips('delivery')) expect(slip).toMatch(/^ *CONSEGNA$/mu);
    for (const slip of slips('eat-in')) expect(slip).not.toMatch(/ASPORTO|CONSEGNA/u);
  });

  it('says under a dish what is left out of it and what is added, the receipt too', () => {
    const onion = { id: 'onion', name: 'Cipolla' };
    const cheese = { id: 'cheese', name: 'Formaggio', surcharge: '1.5' };
    const item = someItem('1', { name: 'Panino', notes: 'ben cotto', without: [onion], extra: [cheese] });
    const { jobs } = planConfirmed({ ...order, orderItems: [item] }, config);
    const [kitchen, till] = ['kitchen-ticket', 'receipt'].map((kind) => {
      const job = jobs.find(({ document }) => document === kind);
      return job ? printed(job.body) : '';
    });
    expect(kitchen).toContain('1 x Panino\n   - Cipolla\n   + Formaggio\n   » ben cotto\n');
    expect(kitchen).not.toContain('1,50');
    expect(till).toMatch(/1 x Panino +8,50\n {4}- Cipolla\n {4}\+ Formaggio\n {4}ben cotto\n/u);
  });

  it('has a number to be read across a room, categories, or a ticket a line, as the house likes', () => {
    const wine = someItem('3', { name: 'Wine' });
    const drink = { ...wine, food: { ...wine.food, category: { id: 'd', name: 'Drinks', station: null } } };
    const mixed = { ...order, orderItems: [...order.orderItems, drink] };
    const tickets = (more: Parameters<typeof someSettings>[0]): string[] =>
      planConfirmed(mixed, { ...config, settings: someSettings(more) })
        .jobs.filter((job) => job.document === 'kitchen-ticket')
        .map((job) => printed(job.body, 32));
    expect(tickets({ ticketGroupBy: 'category' })[0]).toMatch(/MAINS\n2 x Polenta[^]*1 x Caffè\n─+\nDRINKS\n1 x Wine/u);
    expect(tickets({ ticketGroupBy: 'none' })[0]).not.toMatch(/KITCHEN|─/u);
    expect(tickets({ ticketPerLine: true }).map((ticket) => /\d x \w+/u.exec(ticket)?.[0])).toEqual([
      '2 x Polenta',
      '1 x Caff',
      '1 x Wine',
    ]);
    const [big] = planConfirmed(mixed, { ...config, settings: someSettings({ ticketBigNumber: true }) }).jobs;
    expect(layOut(big!.body, 32).lines[0]).toMatchObject({ text: '   28', width: 4, height: 4 });
  });

  it('keeps the tickets of one order apart in the journal', () => {
    const { jobs } = planConfirmed(order, { ...config, settings: someSettings({ ticketPerLine: true }) });
    expect(new Set(jobs.map((job) => job.key)).size).toBe(3);
  });

  it('names stations only when it serves more than one', () => {
    const drink = someItem('3', { name: 'Spritz' });
    const bar = {
      ...drink,
      food: { ...drink.food, category: { id: 'd', name: 'Drinks', station: { id: 'b', name: 'Bar' } } },
    };
    const mixed = printed(planConfirmed({ ...order, orderItems: [...order.orderItems, bar] }, config).jobs[0]!.body);
    expect(mixed).toMatch(/KITCHEN\n2 x Polenta[^]*─\nBAR\n1 x Spritz/u);
  });
});

describe('receipt', () => {
  it("shows the hub's own figures in the venue's way", () => {
    expect(printed(planConfirmed(order, config).jobs[1]!.body)).toMatchInlineSnapshot(`
      "   Sagra del Fungo

               A28

      N. 28                     15/01/2026 18:42
      Tavolo 14
      Famiglia Bevilacqua
      ──────────────────────────────────────────
      2 x Polenta e funghi                 17,00
          8,50 cad.
          senza burro
          allergia: noci
      1 x Caffè                            10,50
          Supplementi 1,50
      ──────────────────────────────────────────
      Subtotale                            27,50
      Supplementi                           1,50
      Sconto                               -3,00
      TOTALE        € 26,00
      Contanti

                       Grazie!
              Non è un documento fiscale"
    `);
  });

  it('never does a sum of its own: figures that do not add up are printed as they are', () => {
    const odd = printed(planConfirmed({ ...order, total: '1234.05' }, config).jobs[1]!.body);
    expect(odd).toMatch(/TOTALE +€ 1234,05/u);
  });

  it('opens the drawer for cash and for nothing else', () => {
    const drawers = (method: 'CASH' | 'CARD'): boolean[] =>
      planConfirmed({ ...order, paymentMethod: method }, config).jobs.map((job) => job.openDrawer);
    expect(drawers('CASH')).toEqual([false, true]);
    expect(drawers('CARD')).toEqual([false, false]);
    const copy = { ...order, reprintReceipt: true, reprintOrderItems: [], reprintNumber: 1 };
    expect(planReprint(copy, 0, config).jobs.map((job) => job.openDrawer)).toEqual([false]);
  });
});

describe('marks', () => {
  const facts = { jobId: '08K', attempt: 2, copy: null, possibleDuplicate: true, lateMinutes: 12, meantFor: 'Bar' };

  it('puts warnings on top and the job id and attempt at the foot, before the cut', () => {
    const marked = composeAttempt(planConfirmed(order, config).jobs[0]!.body, facts);
    expect(printed(marked, 32)).toMatch(/^ +POSSIBLE\n +DUPLICATE\n[^]*IN RITARDO 12 min\nDestinato a: Bar\n28/u);
    expect(printed(marked)).toMatch(/3 porzioni\n +#08K · 2$/u);
    expect(marked.blocks.at(-1)).toEqual({ kind: 'cut' });
  });

  it('counts copies as the hub does', () => {
    const copy = planReprint(
      { ...order, reprintReceipt: true, reprintOrderItems: order.orderItems, reprintNumber: 3 },
      0,
      config,
    );
    for (const job of copy.jobs) expect(printed(job.body)).toMatch(/^ *RISTAMPA 3\n/u);
  });

  it('tells a kitchen to stop', () => {
    const slip = {
      orderId: 1,
      ticketNumber: 28,
      displayCode: 'A28',
      customer: null,
      table: '14',
      status: 'CANCELLED' as const,
    };
    expect(printed(cancellation({ ...slip, printers: [] }, '2026-01-15T17:50:00.000Z', venue))).toMatch(
      /ANNULLATO\n28 +A28\nTavolo 14\n═+\nNon preparare questo ordine\n18:50/u,
    );
  });
});

describe('change slip', () => {
  const [polenta, coffee] = order.orderItems;
  const wine = someItem('3', { name: 'Vino', printerId: 'bar' });
  const bar = { ...config, printers: [...config.printers, somePrinter('bar'), somePrinter('front')] };
  const changed = someChange(
    order,
    [
      someLineChange(polenta!, { kind: 'noted', notes: 'con burro', notesBefore: 'senza burro' }),
      someLineChange(coffee!, { kind: 'added', notes: 'macchiato' }),
      someLineChange(polenta!, { quantity: 2, made: 1 }),
      someLineChange(wine),
    ],
    { receipt: true, number: 3 },
  );

  it('says to a kitchen what is gone, what is different and what is new, in this order, and why', () => {
    const { source, jobs } = planChanged(changed, bar);
    expect(source).toBe(`changed:${order.uuid}:3`);
    expect(jobs.map(({ key, document, openDrawer }) => [key, document, openDrawer])).toEqual([
      [`${source}:kitchen:change`, 'change', false],
      [`${source}:bar:change`, 'change', false],
      [`${source}:front:receipt`, 'receipt', false],
    ]);
    expect(printed(jobs[0]!.body)).toMatchInlineSnapshot(`
      "     MODIFICA 3
      28                A28
      Tavolo 14
      Famiglia Bevilacqua
      Cucina                               18:50
      ══════════════════════════════════════════
                        TOLTO
      2 x Polenta e funghi
         » senza burro
         » allergia: noci
         1 già pronta
                    NOTA CAMBIATA
      2 x Polenta e funghi
         » con burro
                       AGGIUNTO
      1 x Caffè
         » macchiato
      ══════════════════════════════════════════
      Motivo: the guest asked"
    `);
    expect(printed(jobs[1]!.body)).toMatch(/TOLTO\n1 x Vino/u);
    expect(printed(jobs[1]!.body)).not.toMatch(/Polenta|Caff|17|€/u);
  });

  it('comes with a receipt of the new sums only when the till asked', () => {
    expect(printed(planChanged(changed, bar).jobs[2]!.body)).toMatch(/^ *MODIFICA 3\n[^]*TOTALE +€ 26,00\n/u);
    const documents = planChanged({ ...changed, receipt: false }, bar).jobs.map(({ document }) => document);
    expect(documents).toEqual(['change', 'change']);
  });
});

describe('test page', () => {
  it.each([32, 42, 48] as const)('counts %i columns in one row', (columns) => {
    const page = testPage({ printerName: 'Cucina', columns, at: '2026-01-15T17:50:00.000Z', venue });
    const row = printed(page, columns)
      .split('\n')
      .find((line) => line.startsWith('12345'));
    expect(row).toHaveLength(columns);
  });
});

describe('amounts', () => {
  it.each([
    ['12.5', 'en', 'EUR', '12.50', '€ 12.50'],
    ['12.5', 'it', 'EUR', '12,50', '€ 12,50'],
    ['-0.5', 'it', 'EUR', '-0,50', '€ -0,50'],
    ['32', 'en', 'GBP', '32.00', '£ 32.00'],
    ['1200', 'en', 'JPY', '1200', '¥ 1200'],
  ] as const)('%s in %s, %s', (decimal, language, currency, plain, full) => {
    const there = { ...venue, language, currency };
    expect(amount(decimal, there)).toBe(plain);
    expect(amountWithSymbol(decimal, there)).toBe(full);
  });
});
