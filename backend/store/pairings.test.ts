import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import {
  deletePairing,
  givePairing,
  insertPairing,
  maybePairing,
  maybePairingOf,
  openPairings,
  sweepPairings,
} from './pairings.ts';

const row = (id: string, expires_at: number) =>
  ({ id, kind: 'screen', code: `CODE${id}`, secret_hash: 'h', expires_at, person_id: null, key_id: null }) as const;

onEachEngine('pairings', ({ read, write }) => {
  test('one is found by its code, given once, and gone when it is handed out', async () => {
    await write((db) => insertPairing(db, row('1', 900)));
    expect(await read((db) => maybePairingOf(db, 'CODE1'))).toMatchObject({ id: '1', key_id: null });
    await write((db) => givePairing(db, '1', { key_id: 'k' }));
    expect(await read((db) => maybePairing(db, '1'))).toMatchObject({ key_id: 'k', person_id: null });
    expect([await write((db) => deletePairing(db, '1')), await write((db) => deletePairing(db, '1'))]).toEqual([
      true,
      false,
    ]);
  });

  test('two never show the same code; what is over, or would live too long, is swept', async () => {
    for (const [id, at] of [
      ['1', 500],
      ['2', 1_400],
      ['3', 9_000],
    ] as const)
      await write((db) => insertPairing(db, row(id, at)));
    await expect(write((db) => insertPairing(db, { ...row('4', 1_000), code: 'CODE2' }))).rejects.toThrow(/unique/i);
    await write((db) => sweepPairings(db, 500, 1_000));
    expect((await read(openPairings)).map(({ id }) => id)).toEqual(['2']);
  });
});
