// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createIntl } from 'react-intl';
import { errorTable } from '#contract/errors.ts';
import { catalogues } from './catalogues.ts';
import { en, type MessageId } from './en.ts';

const ids = Object.keys(en) as MessageId[];

const argumentsOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)(?:[,}])/g)].map((match) => match[1] ?? '').filter((name) => !/^\d*$/.test(name));

describe.each(Object.entries(catalogues))('%s', (language, words) => {
  test('has every message and no other', () => {
    expect(Object.keys(words).toSorted()).toEqual(ids.toSorted());
  });

  test('leaves no message empty and every one can be formatted', () => {
    const errors: unknown[] = [];
    const intl = createIntl({ locale: language, messages: words, onError: (error) => errors.push(error) });
    const said = ids.map((id) => {
      const values = Object.fromEntries(argumentsOf(words[id]).map((name) => [name, 3]));
      return [id, intl.formatMessage({ id }, values)] as const;
    });
    expect(said.filter(([, text]) => text.trim() === '' || text.includes('{'))).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('takes the same values as English', () => {
    const values = (catalogue: Readonly<Record<MessageId, string>>) =>
      ids.map((id) => [id, [...new Set(argumentsOf(catalogue[id]))].toSorted()]);
    expect(values(words)).toEqual(values(en));
  });
});

test('every refusal of the hub has words', () => {
  for (const code of Object.keys(errorTable)) expect(ids).toContain(`error.${code}`);
});

test('Italian is not English', () => {
  const same = ids.filter((id) => catalogues.it[id] === en[id]);
  expect(same.toSorted()).toEqual(
    [
      'app.name',
      'cashier.sell',
      'link.age',
      'login.password',
      'import.becomes',
      'kiosk.pin',
      'kitchen.undoLeft',
      'menu.no',
      'menu.usedBy',
      'rule.says',
      'sales.kind.ONLINE',
      'paper.demo',
      'people.pin',
      'pin.pin',
      'setup.demo',
      'shift.csv',
      'shift.kind.ONLINE',
    ].toSorted(),
  );
});
