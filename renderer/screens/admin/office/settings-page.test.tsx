import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { defaultSettings } from '#contract/settings.ts';
import { FakeHub } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { settingFields, settingGroups } from './setting-fields.ts';

/** A hub whose settings somebody else changes while this form is open. */
const racedHub = (): FakeHub => {
  const hub = new FakeHub();
  const plain = hub.fetch;
  let theirs: object | null = { boardEvent: 'Their fair' };
  hub.settings = { boardEvent: 'The fair' };
  Object.assign(hub, {
    fetch: async (url: string, init: RequestInit = {}) => {
      if (init.method !== 'PATCH' || !url.endsWith('/v1/settings')) return plain(url, init);
      const current = { ...defaultSettings('Europe/Rome'), venueName: 'Sagra', ...theirs };
      if (theirs) {
        theirs = null;
        const body = {
          message: 'Somebody else changed this meanwhile',
          error: 'PreconditionFailedError',
          current,
          rev: '"2"',
        };
        return new Response(JSON.stringify(body), { status: 412 });
      }
      sent.push(JSON.parse(init.body as string));
      return new Response(JSON.stringify(current), { status: 200 });
    },
  });
  return hub;
};
const sent: unknown[] = [];

test('every setting has a field, in exactly one group', () => {
  const grouped = settingGroups.flatMap(([, names]) => names as readonly string[]);
  expect(grouped.toSorted()).toEqual(Object.keys(settingFields).toSorted());
  const known = Object.keys(defaultSettings('Europe/Rome')).filter(
    (name) => name !== 'kitchenAges' && name !== 'printRoutes',
  );
  expect(grouped.toSorted()).toEqual(known.toSorted());
});

test('a change of somebody else is shown, and mine is sent only when I say so', async () => {
  renderScreen('#/admin/settings', racedHub());
  fireEvent.change(await screen.findByLabelText('Name of the event'), { target: { value: 'My fair' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  const conflict = await screen.findByRole('alertdialog');
  expect(conflict.textContent).toContain('The fair');
  expect(conflict.textContent).toContain('Their fair');
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(sent).toEqual([{ boardEvent: 'My fair' }]);
});

test('a maintainer reads and cannot change', async () => {
  const hub = new FakeHub();
  hub.role = 'maintainer';
  renderScreen('#/admin/settings', hub);
  const name = await screen.findByLabelText<HTMLInputElement>('Name of the house');
  expect(name.closest('fieldset')?.disabled).toBe(true);
  expect(screen.getByText('Only an administrator changes settings.')).toBeTruthy();
});
