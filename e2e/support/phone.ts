import type { Browser, BrowserContext, Page } from '@playwright/test';
import { EventSource } from 'eventsource';
import { sender, type Api, type Sender } from './api.ts';
import { adminPassword } from './hub.ts';
import { within } from './wait.ts';

/** The smallest phone the page must work on, with a finger. */
export const smallPhone = { width: 320, height: 568 } as const;

export const openPhone = async (
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ viewport: smallPhone, isMobile: true, hasTouch: true, ...options });
  return { context, page: await context.newPage() };
};

/** What the printers are told of the next confirmed order: its `trackUrl` is what the paper will say. */
export const nextTrackUrl = async (api: Api, act: () => Promise<unknown>): Promise<string> => {
  const token = await staffToken(api.url);
  const source = new EventSource(`${api.url}/events/printer`, {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
  });
  try {
    const opened = new Promise((resolve) => (source.onopen = resolve));
    const told = new Promise<string>((resolve) => {
      source.addEventListener('confirmed-order', ({ data }) =>
        resolve((JSON.parse(data as string) as { trackUrl: string }).trackUrl),
      );
    });
    await within(10_000, 'the printer channel', opened);
    await act();
    return await within(10_000, 'the confirmed order on the printer channel', told);
  } finally {
    source.close();
  }
};

/** A token of the admin's, for streams. */
export const staffToken = async (url: string): Promise<string> => {
  const { body } = await sender(url)('POST', '/auth/login', { username: 'admin', password: adminPassword });
  return (body as { token: string }).token;
};

export type Shopper = { readonly token: string; readonly send: Sender };

/** Somebody with an account of their own. */
export const registerShopper = async (url: string, email: string, password: string): Promise<Shopper> => {
  const { status, body } = await sender(url)('POST', '/api/auth/register', { name: 'Ada', email, password });
  if (status !== 201) throw new Error(`register was answered with ${status}: ${JSON.stringify(body)}`);
  const token = (body as { data: { accessToken: string } }).data.accessToken;
  return { token, send: sender(url, { authorization: `Bearer ${token}` }) };
};
