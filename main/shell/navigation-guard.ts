import type { App, Event, WebContents, WebContentsWillNavigateEventParams } from 'electron';
import type { Log } from '../ports.ts';

/** Whether a page of the kiosk may go there: exactly our own origin, nothing that only looks like it. */
export const isOwnAddress = (address: string, ownOrigin: string | undefined): boolean => {
  if (ownOrigin === undefined) return false;
  const url = URL.parse(address);
  // blob:http://hub/… has the hub's origin but shows whatever a script put together.
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.origin === ownOrigin &&
    url.username === '' &&
    url.password === ''
  );
};

type Guarded = Pick<App, 'on'>;

/** Guards every contents that is ever made, frames and redirects included; nothing leaves the hub's screens. */
export const guardNavigation = (app: Guarded, isOwn: (address: string) => boolean, log: Pick<Log, 'warn'>): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, isOwn, log));
};

const guardContents = (contents: WebContents, isOwn: (address: string) => boolean, log: Pick<Log, 'warn'>): void => {
  const refuseStrangers = (event: Event<WebContentsWillNavigateEventParams>): void => {
    if (isOwn(event.url)) return;
    event.preventDefault();
    log.warn({ origin: originOf(event.url) }, 'a page wanted to leave the hub, refused');
  };
  contents.on('will-navigate', refuseStrangers);
  contents.on('will-frame-navigate', refuseStrangers as (event: Event) => void);
  contents.on('will-redirect', refuseStrangers as (event: Event) => void);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

// The whole address could hold a launch ticket.
const originOf = (address: string): string => URL.parse(address)?.origin ?? 'no address';
