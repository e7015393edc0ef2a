import type { Page } from '@playwright/test';
import type { Api } from './api.ts';
import { expect } from './fixtures.ts';
import { adminPassword } from './hub.ts';

/** The manager's office at one of its pages, signed in as admin for this window. */
export const openOffice = async (page: Page, api: Api, path: string): Promise<void> => {
  await page.goto(await api.launchUrl());
  await page.goto(`${api.url}/#/admin/${path}`);
  await page.getByLabel('Name').fill('admin');
  await page.getByLabel('Password').fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
};
