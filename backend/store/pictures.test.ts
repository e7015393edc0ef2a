import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { sampleCategory, sampleFood } from '../testing/menu.ts';
import { deleteLogo, maybeLogo, saveLogo } from './logo.ts';
import { insertCategory, insertFood } from './menu.ts';
import { dropUnusedPictures, keepPicture, maybePicture } from './pictures.ts';

/** Every byte there is: a picture is no text. */
const bytes = Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256));

onEachEngine('pictures', ({ read, write }) => {
  const picture = (hash: string) => read((db) => maybePicture(db, hash));

  test('the same one is kept once, byte by byte, and goes when no food shows it', async () => {
    await write(async (db) => {
      await insertCategory(db, sampleCategory('firsts'));
      await insertFood(db, sampleFood('pasta', 'firsts', { picture: 'a' }));
      await insertFood(db, sampleFood('plain', 'firsts'));
      for (const hash of ['a', 'a', 'b']) await keepPicture(db, { hash, bytes, width: 16, height: 32 });
    });
    expect(Buffer.from((await picture('a')) ?? [])).toEqual(bytes);
    await write(dropUnusedPictures);
    expect([(await picture('a'))?.length, await picture('b')]).toEqual([512, undefined]);
  });

  test('there is one logo, the last', async () => {
    expect(await read(maybeLogo)).toBeUndefined();
    const first = await write((db) => saveLogo(db, bytes));
    const second = await write((db) => saveLogo(db, bytes.subarray(1)));
    expect(first).not.toBe(second);
    expect(await read(maybeLogo)).toEqual({ png: bytes.subarray(1), hash: second });
    await write(deleteLogo);
    expect(await read(maybeLogo)).toBeUndefined();
  });
});
