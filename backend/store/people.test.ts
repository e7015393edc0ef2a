import { expect, test } from 'vitest';
import type { Role } from '#contract/people.ts';
import { onEachEngine } from '../testing/engines.ts';
import * as people from './people.ts';

onEachEngine('people and keys', ({ read, write }) => {
  const add = (username: string, role: Role = 'operator') =>
    write((db) => people.insertPerson(db, { username, passwordHash: 'hash', role, at: 1000 }));
  const named = (username: string) => read((db) => people.maybePersonByName(db, username));

  test('a new person is all of the row; names are taken once, capitals count', async () => {
    const ada = await add('Ada', 'admin');
    expect(ada).toEqual({
      id: ada.id,
      username: 'Ada',
      password_hash: 'hash',
      role: 'admin',
      active: 1,
      created_at: 1000,
      session_version: ada.session_version,
      pin_hash: null,
      pin_tries: 0,
      pin_locked_until: 0,
    });
    await expect(add('Ada')).rejects.toThrow(/unique/i);
    const lower = await add('ada');
    expect([await named('Ada'), await named('ada'), await named('ADA')]).toEqual([ada, lower, undefined]);
    expect(await read(people.allPeople)).toEqual([ada, lower]);
  });

  test('a change touches what it names; a new PIN forgets the wrong ones', async () => {
    const { id } = await add('ada');
    await add('bob');
    await write((db) => people.updatePin(db, id, 'pin'));
    await write((db) => people.updatePinTries(db, id, 3, 5000));
    await write((db) => people.updatePerson(db, id, { role: 'maintainer', session_version: 9 }));
    const now = await read((db) => people.maybePerson(db, id));
    expect(now).toMatchObject({
      role: 'maintainer',
      session_version: 9,
      pin_hash: 'pin',
      pin_tries: 3,
      pin_locked_until: 5000,
    });
    await write((db) => people.updatePin(db, id, null));
    expect(await named('ada')).toEqual({ ...now, pin_hash: null, pin_tries: 0, pin_locked_until: 0 });
    await expect(write((db) => people.updatePerson(db, id, { username: 'bob' }))).rejects.toThrow(/unique/i);
  });

  test('who else can administer is counted, not whoever left', async () => {
    const [first, second] = [await add('a', 'admin'), await add('b', 'admin')];
    await add('c');
    const others = (id: number) => read((db) => people.otherAdmins(db, id));
    expect([await others(first.id), await others(0)]).toEqual([1, 2]);
    await write((db) => people.updatePerson(db, second.id, { active: 0 }));
    expect(await others(first.id)).toBe(0);
  });

  test('a key is found by its hash until it is revoked, once', async () => {
    const key = { id: 'k2', name: 'Board', type: 'WEBAPP', hash: 'h2', at: 200 } as const;
    const row = await write((db) => people.insertApiKey(db, key));
    await write((db) => people.insertApiKey(db, { ...key, id: 'k1', hash: 'h1', at: 100 }));
    await expect(write((db) => people.insertApiKey(db, { ...key, id: 'k3' }))).rejects.toThrow(/unique/i);
    await write((db) => people.renameApiKey(db, 'k2', 'Hall'));
    await write((db) => people.noteKeyUse(db, 'k2', 300));
    const now = { ...row, name: 'Hall', last_used_at: 300 };
    expect(await read((db) => people.maybeApiKeyByHash(db, 'h2'))).toEqual(now);
    expect((await read(people.allApiKeys)).map(({ id }) => id)).toEqual(['k1', 'k2']);
    const revoke = () => write((db) => people.revokeApiKey(db, 'k2', 400));
    expect(await Promise.all([revoke(), revoke()])).toEqual([true, false]);
    expect(await read((db) => people.maybeApiKeyByHash(db, 'h2'))).toBeUndefined();
    expect(await read((db) => people.maybeApiKey(db, 'k2'))).toBeUndefined();
    expect((await read(people.allApiKeys)).map(({ id }) => id)).toEqual(['k1']);
  });
});
