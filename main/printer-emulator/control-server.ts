import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PrinterEmulator } from './create-emulator.ts';
import { strikeByName } from './fault-requests.ts';
import { toSvg } from './to-svg.ts';
import type { LedgerEntry, Slip } from './types.ts';

/** HTTP for scripts and screens: read what the printer did, make it fail. Loopback use; there is no password. */
export type ControlServer = { readonly port: number; stop(): Promise<void> };

/** A fault request is a few words; anything longer is a mistake and must not fill the memory. */
const longestBody = 16_384;

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(body)}\n`);
};

const summary = ({ bytes, lines, ...slip }: Slip) => ({ ...slip, byteCount: bytes.length, lineCount: lines.length });

function sendSlip(response: ServerResponse, slip: Slip, form: string): void {
  const [type, body] =
    form === 'svg'
      ? ['image/svg+xml', toSvg(slip)]
      : form === 'bin'
        ? ['application/octet-stream', slip.bytes]
        : ['text/plain; charset=utf-8', slip.text];
  response.writeHead(200, { 'content-type': type, 'content-security-policy': "default-src 'none'; img-src data:" });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > longestBody) throw new RangeError('the request is too long');
  }
  return JSON.parse(text);
}

const entriesAfter = ({ ledger }: PrinterEmulator, seq: number): readonly LedgerEntry[] =>
  ledger.filter((entry) => entry.seq > seq);

function get(emulator: PrinterEmulator, path: string, query: URLSearchParams, response: ServerResponse): void {
  const slip = /^\/slips\/(\d+)\.(svg|txt|bin)$/.exec(path);
  if (path === '/state') return json(response, 200, { ...emulator.state(), hanging: emulator.hangingText() });
  if (path === '/slips') return json(response, 200, emulator.slips.map(summary));
  if (path === '/ledger') return json(response, 200, entriesAfter(emulator, Number(query.get('after')) || 0));
  const found = emulator.slips.find((item) => item.number === Number(slip?.[1]));
  if (slip && found) return sendSlip(response, found, slip[2] ?? 'txt');
  json(response, 404, { error: 'not found' });
}

async function post(emulator: PrinterEmulator, path: string, request: IncomingMessage, response: ServerResponse) {
  if (path !== '/fault') return json(response, 404, { error: 'not found' });
  try {
    await strikeByName(emulator, await readBody(request));
  } catch (error) {
    return json(response, 400, { error: (error as Error).message });
  }
  json(response, 200, emulator.state());
}

/** Starts it; rejects when the port is taken. */
export async function startControlServer(
  emulator: PrinterEmulator,
  host: string,
  port: number,
): Promise<ControlServer> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://printer');
    if (request.method === 'GET') get(emulator, pathname, searchParams, response);
    else if (request.method === 'POST') void post(emulator, pathname, request, response);
    else json(response, 405, { error: 'GET or POST' });
  });
  server.listen({ host, port });
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : port,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => {});
    },
  };
}
