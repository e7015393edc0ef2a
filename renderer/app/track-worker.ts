/**
 * The phone page's service worker: keeps the page itself, so that it opens without a network and says so. It never keeps an answer
 * of the hub's API, nor an address with a receipt's secret: only `/t/` and the files it is made of.
 */
type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void };
type Asked = Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Clicked = Waiting & { notification: { close: () => void } };
type Scope = {
  addEventListener: ((type: 'install' | 'activate', run: (event: Waiting) => void) => void) &
    ((type: 'fetch', run: (event: Asked) => void) => void) &
    ((type: 'notificationclick', run: (event: Clicked) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: {
    claim: () => Promise<void>;
    matchAll: (options: object) => Promise<{ focus: () => Promise<unknown> }[]>;
    openWindow: (url: string) => Promise<unknown>;
  };
};
const worker = globalThis as unknown as Scope;

const CACHE = 'passrail-phone-1';
const SHELL = '/t/';

const assetsIn = (text: string): string[] => text.match(/\/assets\/[\w.-]+\.(?:js|css|woff2)/g) ?? [];

/** The page and every file it names, also those its style sheets name. */
const keepShell = async (cache: Cache, page: Response): Promise<void> => {
  const files = assetsIn(await page.clone().text());
  await cache.put(SHELL, page);
  for (const file of new Set(files)) {
    const answer = await fetch(file);
    if (!answer.ok) continue;
    if (file.endsWith('.css')) files.push(...assetsIn(await answer.clone().text()));
    await cache.put(file, answer);
  }
  for (const file of new Set(files)) if (!(await cache.match(file))) await cache.add(file);
  const wanted = new Set([SHELL, ...files]);
  for (const { url } of await cache.keys()) if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
};

const update = async (): Promise<void> => {
  const page = await fetch(SHELL, { cache: 'no-store' });
  if (page.ok) await keepShell(await caches.open(CACHE), page);
};

/** From the hub while it answers; without it the page as it was kept, which then says that it has no connection. */
const pageFor = async (request: Request): Promise<Response> => {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(SHELL)) ?? Response.error();
  }
};

// A file's name changes with its content, so a kept one is the right one.
const assetFor = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

worker.addEventListener('install', (event) => event.waitUntil(update().then(() => worker.skipWaiting())));

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  ),
);

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname.startsWith(SHELL)) event.respondWith(pageFor(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(assetFor(request));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const show = async (): Promise<unknown> => {
    const [open] = await worker.clients.matchAll({ type: 'window' });
    return open ? open.focus() : worker.clients.openWindow(SHELL);
  };
  event.waitUntil(show());
});
