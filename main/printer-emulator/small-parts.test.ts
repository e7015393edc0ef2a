import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createManualClock } from './clock.ts';
import { decodedPage, nationalCharacter } from './code-pages.ts';
import { createLedger } from './ledger.ts';
import { createRealTimeScanner } from './realtime-scanner.ts';
import type { RealTimeCommand } from './realtime-scanner.ts';
import { createReceiveBuffer } from './receive-buffer.ts';
import { createTriggers } from './triggers.ts';
import { barcodeBars } from './commands/barcode-bars.ts';

const byte = fc.integer({ min: 0, max: 255 });

describe('receive buffer', () => {
  test('is a queue that knows whose bytes it holds', () => {
    const step = fc.oneof(fc.record({ byte, session: fc.integer({ min: 1, max: 3 }) }), fc.constant('take' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const buffer = createReceiveBuffer(16);
        const model: { byte: number; session: number; offset: number }[] = [];
        const sent = new Map<number, number>();
        for (const now of steps) {
          if (now === 'take') {
            const next = model.shift();
            expect(buffer.take()).toBe(next?.byte ?? -1);
            if (next) expect([buffer.owner, buffer.offset]).toEqual([next.session, next.offset]);
          } else if (buffer.free > 0) {
            buffer.push(now.byte, now.session);
            const offset = sent.get(now.session) ?? 0;
            sent.set(now.session, offset + 1);
            model.push({ ...now, offset });
          } else expect(() => buffer.push(now.byte, now.session)).toThrow('overrun');
          expect([buffer.size, buffer.free]).toEqual([model.length, 16 - model.length]);
          expect(buffer.held(2)).toBe(model.filter((item) => item.session === 2).length);
        }
        expect(buffer.clear()).toBe(model.length);
        expect(buffer.take()).toBe(-1);
      }),
    );
  });
});

describe('real-time scanner', () => {
  const found = (bytes: readonly number[]): RealTimeCommand[] => {
    const scanner = createRealTimeScanner();
    return bytes.flatMap((item) => scanner.feed(item) ?? []);
  };

  test.each([
    ['DLE EOT 3', [0x10, 4, 3], { kind: 'status', n: 3 }],
    ['DLE ENQ 1', [0x10, 5, 1], { kind: 'recover', clear: false }],
    ['DLE ENQ 2', [0x10, 5, 2], { kind: 'recover', clear: true }],
    ['DLE DC4 1', [0x10, 0x14, 1, 1, 4], { kind: 'pulse', pin: 5, time: 4 }],
    ['DLE DC4 2', [0x10, 0x14, 2, 1, 8], { kind: 'power-off' }],
    ['DLE DC4 7', [0x10, 0x14, 7, 1], { kind: 'send-status' }],
    ['DLE DC4 8', [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8], { kind: 'clear' }],
  ] as const)('%s is found whatever surrounds it', (_name, bytes, expected) => {
    fc.assert(
      fc.property(fc.array(byte), fc.array(byte), (before, after) => {
        expect(found([...before, ...bytes, ...after])).toContainEqual(expected);
      }),
    );
  });

  test.each([
    [[0x10, 4, 0]],
    [[0x10, 4, 5]],
    [[0x10, 5, 0]],
    [[0x10, 0x14, 1, 2, 1]],
    [[0x10, 0x14, 1, 0, 9]],
    [[0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 9]],
  ])('%j is none', (bytes) => expect(found(bytes)).toEqual([]));
});

describe('triggers', () => {
  test('fire once, at their moment, each on its own counter', () => {
    const fired: string[] = [];
    const triggers = createTriggers();
    triggers.arm({}, () => fired.push('now'));
    triggers.arm({ mm: 2 }, () => fired.push('16 rows'));
    triggers.arm({ bytes: 3 }, () => fired.push('3 bytes'));
    expect(triggers.left('rows')).toBe(16);
    triggers.count('rows', 15);
    triggers.count('bytes', 2);
    expect(fired).toEqual(['now']);
    triggers.count('rows', 1);
    triggers.count('bytes', 5);
    triggers.count('rows', 100);
    expect(fired).toEqual(['now', '16 rows', '3 bytes']);
    expect(triggers.left('rows')).toBe(Infinity);
  });
});

describe('ledger', () => {
  test('numbers go on without a gap when the oldest entries are let go', () => {
    const ledger = createLedger(createManualClock(), 20);
    for (let count = 0; count < 100; count += 1) ledger.add({ kind: 'bytes', session: 1, count });
    expect(ledger.entries.length).toBeLessThanOrEqual(20);
    expect(ledger.entries.at(-1)).toMatchObject({ seq: 100, count: 99 });
    const numbers = ledger.entries.map((entry) => entry.seq);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });
});

describe('manual clock', () => {
  test('runs what falls due in order of time, and not what was called off', () => {
    const clock = createManualClock(100);
    const ran: string[] = [];
    const cancel = clock.after(10, () => ran.push('off'));
    clock.after(30, () => ran.push(`late ${clock.now()}`));
    clock.after(20, () => {
      ran.push(`early ${clock.now()}`);
      clock.after(5, () => ran.push(`chained ${clock.now()}`));
    });
    cancel();
    clock.advance(29);
    clock.advance(1);
    expect(ran).toEqual(['early 120', 'chained 125', 'late 130']);
  });
});

describe('characters', () => {
  test.each([
    ['cp437', 0x8a, 'è'],
    ['cp858', 0xd5, '€'],
    ['cp1252', 0x80, '€'],
    ['cp852', 0x9d, 'Ł'],
    ['cp866', 0x81, 'Б'],
    ['katakana', 0xb1, 'ｱ'],
    ['katakana', 0x95, '─'],
    ['katakana', 0xf1, '円'],
    ['iso88597', 0xa4, '€'],
  ])('%s %i', (page, code, character) => {
    expect(decodedPage(page)?.[code]).toBe(character);
  });

  test('countries change signs and nothing else', () => {
    expect(nationalCharacter('#', 3)).toBe('£');
    expect(nationalCharacter('\\', 8)).toBe('¥');
    expect(nationalCharacter('A', 2)).toBe('A');
  });
});

describe('barcodes', () => {
  const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

  test('CODE128 is one start, the data, a check symbol and a stop', () => {
    const drawn = barcodeBars('CODE128', ascii('{BPJJ123C'));
    // ISO/IEC 15417: 11 modules a symbol, 13 the stop; check symbol of PJJ123C is 55.
    expect(drawn?.bars.reduce((sum, width) => sum + width)).toBe(11 * 9 + 13);
    expect(drawn?.bars.slice(-13, -7).join('')).toBe('311321');
  });

  test('set C carries two digits a symbol', () => {
    expect(barcodeBars('CODE128', [...ascii('{C'), 20, 26, 1])?.content).toBe('202601');
  });

  test('data that the symbology cannot hold is refused', () => {
    expect(barcodeBars('EAN13', ascii('12345'))).toBeUndefined();
    expect(barcodeBars('CODE128', ascii('no set'))).toBeUndefined();
    expect(barcodeBars('CODE128', [...ascii('{C'), 120])).toBeUndefined();
  });
});
