// @vitest-environment node
import { expect, test } from 'vitest';
import { contactDown, contactUp, noContacts } from './touch-guard.ts';

test('one finger and two fingers count', () => {
  let contacts = contactDown(contactDown(noContacts, 1, 0), 2, 10);
  contacts = contactUp(contactUp(contacts, 1, 100), 2, 120);
  expect([...contacts.ignored]).toEqual([]);
});

test('a third contact makes all of them a forearm, until each comes down anew', () => {
  let contacts = [1, 2, 3].reduce((now, id) => contactDown(now, id, 0), noContacts);
  expect([...contacts.ignored]).toEqual([1, 2, 3]);
  for (const id of [1, 2, 3]) contacts = contactUp(contacts, id, 200);
  expect([...contacts.ignored]).toEqual([1, 2, 3]);
  contacts = contactUp(contactDown(contacts, 2, 300), 2, 400);
  expect([...contacts.ignored]).toEqual([1, 3]);
});

test('a splash is shorter than a finger', () => {
  const after = (ms: number) => contactUp(contactDown(noContacts, 7, 1000), 7, 1000 + ms).ignored.has(7);
  expect([after(39), after(40)]).toEqual([true, false]);
});
