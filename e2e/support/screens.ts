import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Api } from './api.ts';

/** The till, signed in by a launch link, as register `Till 1`. */
export const openTill = async (context: BrowserContext, api: Api): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(await api.launchUrl());
  await page.getByRole('button', { name: 'Cashier', exact: true }).click();
  await page.getByRole('button', { name: 'Till 1' }).click();
  await expect(page.getByRole('region', { name: 'Cart' })).toBeVisible();
  return page;
};

/** Another screen on the same machine: the session of the till is its own. */
export const openScreen = async (context: BrowserContext, api: Api, role: 'kitchen' | 'board'): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${api.url}/#/${role}`);
  return page;
};

export const ticketOf = (kitchen: Page, ticketNumber: number): Locator =>
  kitchen.getByRole('article', { name: `Ticket ${ticketNumber}`, exact: true });

/** A number on the pickup board, under one of its two headings. */
export const boardNumber = (board: Page, list: 'Preparing' | 'Ready', ticketNumber: number): Locator =>
  board.getByRole('region', { name: list, exact: true }).getByText(String(ticketNumber), { exact: true });
