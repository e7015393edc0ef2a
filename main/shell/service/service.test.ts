import { get } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LastTickets } from '../../last-tickets.ts';
import type { HubTrouble } from '../../shell-port.ts';
import { serviceAnswer } from './service-answer.ts';
import type { ServiceFacts } from './service-page.ts';
import { serveServiceScheme } from './service-scheme.ts';
import { createServiceServer } from './service-server.ts';

const tickets: LastTickets = {
  version: 1,
  at: Date.UTC(2026, 6, 1, 18, 30),
  language: 'en',
  tickets: [
    {
      number: 12,
      code: 'A12',
      table: '<b>7</b>',
      confirmedAt: '2026-07-01T18:29:00.000Z',
      lines: ['2× Gnocchi (no <script>alert(1)</script> "nuts")', "1× Fagioli all'uccelletto"],
    },
  ],
};
const facts = (trouble: HubTrouble, language: 'it' | 'en' = 'en'): ServiceFacts => ({ trouble, tickets, language });
const page = (trouble: HubTrouble, language: 'it' | 'en' = 'en'): string =>
  serviceAnswer('GET', '/', () => facts(trouble, language)).body;

describe('the service screen', () => {
  test('says what is wrong, what to do, and the last known tickets', () => {
    const text = page({ kind: 'failed', failure: 'port-taken', message: 'port 4300 is in use' });
    expect(text).toContain('The hub cannot start');
    expect(text).toContain('Another program uses the port');
    expect(text).toContain('port 4300 is in use');
    expect(text).toContain('<h2>12</h2>');
    expect(text).toContain('2× Gnocchi');
    expect(page({ kind: 'crash-loop', failure: undefined, message: undefined }, 'it')).toContain('non resta in piedi');
  });

  test('a station that has to be let in shows its code, as a QR too, and no orders of another house', () => {
    const trouble: HubTrouble = { kind: 'pairing', url: 'http://10.0.0.2:4300', code: 'A7K3QX' };
    expect(page(trouble)).toMatch(/Type this code in the office of http:\/\/10\.0\.0\.2:4300.*A7K3QX/s);
    expect(page(trouble, 'it')).toContain('Digita questo codice');
    expect(page(trouble)).toContain('<svg class="qr"');
    expect(page(trouble)).not.toContain('Gnocchi');
    expect(page({ kind: 'looking' }, 'it')).toContain('Cerco l’hub');
  });

  test.each([
    'data-folder-unwritable',
    'data-folder-locked',
    'database-damaged',
    'schema-newer',
    'bad-config',
  ] as const)('has advice for %s in both languages', (failure) => {
    const [en, it] = (['en', 'it'] as const).map((language) =>
      page({ kind: 'failed', failure, message: '' }, language),
    );
    expect(en).not.toContain('stops again and again');
    expect(it).not.toContain('si ferma di continuo');
  });

  test('what people typed stays text, and there is nothing to run', () => {
    const text = page({ kind: 'failed', failure: 'bad-config', message: '<img src=x onerror=alert(1)>' });
    expect(text).not.toMatch(/<script|<img|<b>|onerror=alert\(1\)>/);
    expect(text).toContain('&lt;script&gt;');
  });

  test('answers two addresses, with a policy that lets nothing run', () => {
    const trouble: HubTrouble = { kind: 'starting' };
    const answers = ['/', '/service.css', '/../etc/passwd', '//', '/index.html'].map((path) =>
      serviceAnswer('GET', path, () => facts(trouble)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 404]);
    for (const { headers } of answers) expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(serviceAnswer('POST', '/', () => facts(trouble)).status).toBe(405);
  });

  test('in Electron it is app://kiosk/, and no other host of the scheme', async () => {
    let handler: ((request: Request) => Response | Promise<Response>) | undefined;
    const protocol = { handle: (_scheme: string, run: typeof handler) => void (handler = run) };
    serveServiceScheme(protocol, () => facts({ kind: 'starting' }));
    const ask = async (url: string) => (await handler?.({ url, method: 'GET' } as Request))?.status;
    expect(await ask('app://kiosk/')).toBe(200);
    expect(await ask('app://kiosk/service.css')).toBe(200);
    expect(await ask('app://elsewhere/')).toBe(404);
    expect(await ask('app://kiosk/%2e%2e/%2e%2e/etc/passwd')).toBe(404);
  });
});

describe('the address that a system browser opens first', () => {
  const setUp = async (screens: () => Promise<string | undefined>) => {
    let keys = 0;
    const server = createServiceServer({
      facts: () => facts({ kind: 'restarting' }),
      screens,
      makeKey: () => `unguessable-${(keys += 1)}`,
    });
    await server.start();
    onTestFinished(server.stop);
    return server;
  };
  const ask = (url: string) => fetch(url, { redirect: 'manual' });

  test('the service screen while the hub is away, then the screens, once', async () => {
    const hub: { link?: string } = {};
    const server = await setUp(async () => hub.link);
    const entry = server.entry();
    const waiting = await ask(entry);
    expect([waiting.status, await waiting.text()]).toEqual([200, expect.stringContaining('coming back')]);
    expect((await ask(new URL('service.css', entry).href)).status).toBe(200);

    hub.link = 'http://127.0.0.1:4300/#launch=ticket';
    const first = await ask(entry);
    expect([first.status, first.headers.get('location')]).toEqual([302, hub.link]);
    expect((await ask(entry)).status).toBe(404);
  });

  test('two requests that wait together get one link', async () => {
    const hub = Promise.withResolvers<string>();
    const server = await setUp(() => hub.promise);
    const entry = server.entry();
    const both = [ask(entry), ask(entry)];
    hub.resolve('http://127.0.0.1:4300/#launch=ticket');
    expect((await Promise.all(both)).filter(({ status }) => status === 302)).toHaveLength(1);
  });

  test('nobody without the key of the newest browser gets in', async () => {
    const server = await setUp(async () => 'http://127.0.0.1:4300/#launch=ticket');
    const old = server.entry();
    const { origin } = new URL(server.entry());
    for (const url of [old, origin, `${origin}/`, `${origin}/guess-guess/`, `${origin}//unguessable-2/`])
      expect((await ask(url)).status).toBe(404);
    // A name of the Internet that points at this machine: fetch would not let us say it.
    const renamed = await new Promise<number | undefined>((resolve, reject) => {
      get(server.entry(), { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
    expect(renamed).toBe(404);
  });

  test('a hub that answers with an error is a hub that is away', async () => {
    const server = await setUp(() => Promise.reject(new Error('refused')));
    expect((await ask(server.entry())).status).toBe(200);
  });
});
