import type { Page } from '@playwright/test';
import { adminPassword } from '../support/hub.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 150_000 });

const comeIn = async (page: Page): Promise<void> => {
  await page.getByLabel('Name', { exact: true }).fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

test('a manager copies the house, changes it, and brings it back; the trail tells of it', async ({ world, page }) => {
  const station = await world.station({ PASSRAIL_DEMO: 'on' });
  const open = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.goto(`${station.url}/#/admin/backups`);
  await comeIn(page);
  await page.getByRole('button', { name: 'Make a copy now' }).click();
  const copy = page.getByRole('row', { name: /^manual-/ });
  await expect(copy).toBeVisible();

  await open('Settings');
  await page.getByLabel('Name of the house').fill('The wrong name');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();

  await open('Audit trail');
  await expect(page.getByRole('row', { name: /admin settings: changed.*The wrong name/ })).toBeVisible();

  await open('Backups');
  await page.getByRole('button', { name: /^Look into manual-/ }).click();
  await page.getByRole('button', { name: 'Restore …' }).click();
  await page.getByRole('button', { name: 'Restore this copy' }).click();
  // The hub goes and comes back by itself, with the house of before, and what was there is a copy now.
  await expect(page.getByRole('row', { name: /^before-restore-/ })).toBeVisible({ timeout: 40_000 });
  await open('Settings');
  await expect(page.getByLabel('Name of the house')).toHaveValue('Passrail');
});
