import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { OrderWire } from '#contract/orders.ts';
import { printJobReports, printPreview, type PrintJobReport, type PrintPreview } from '#contract/print-jobs.ts';
import type { PrintConfig } from '../routing.ts';
import { someConfig } from './fixtures.ts';

type LogEntry = { readonly seq: number; readonly name: string; readonly data: unknown };

const body = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
};

const frame = (logId: string, { seq, name, data }: LogEntry): string =>
  `id: ${logId}-${seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** A hub as small as the print agent can live with: configuration, orders, one event log, reports. */
export const createFakeHub = (first: PrintConfig = someConfig()) => {
  let config = first;
  let logId = 'log';
  let down = false;
  let port = 0;
  let logo: Buffer | undefined;
  let time = Date.parse('2026-01-15T17:42:30.000Z');
  const log: LogEntry[] = [];
  const orders = new Map<string, OrderWire>();
  const streams = new Set<ServerResponse>();
  const jobs = new Map<string, PrintJobReport>();
  const previews = new Map<string, PrintPreview>();
  const printers = new Map<string, { status: string; detail: string | null }>();
  const seen = { streamKeys: [] as unknown[], lastEventIds: [] as unknown[], reports: 0, clientErrors: 0 };
  const head = (): string => `${logId}-${log.length}`;

  const openStream = (request: IncomingMessage, response: ServerResponse): void => {
    seen.streamKeys.push(request.headers['x-api-key']);
    seen.lastEventIds.push(request.headers['last-event-id']);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-passrail-head': head() });
    response.write(': connected\n\n');
    const cursor = request.headers['last-event-id'];
    const match = /^(.+)-(\d+)$/u.exec(typeof cursor === 'string' ? cursor : '');
    if (match !== null && match[1] !== logId) {
      response.write(`event: resync\ndata: ${JSON.stringify({ reason: 'unknown-log', head: head() })}\n\n`);
    } else if (match !== null) {
      for (const entry of log) if (entry.seq > Number(match[2])) response.write(frame(logId, entry));
    }
    streams.add(response);
    response.on('close', () => streams.delete(response));
  };

  const answerOrders = (url: URL, response: ServerResponse): void => {
    const limit = Number(url.searchParams.get('limit'));
    const page = Number(url.searchParams.get('page'));
    const wanted = url.searchParams.getAll('status');
    const all = [...orders.values()].filter((order) => wanted.includes(order.status)).toReversed();
    response.setHeader('x-passrail-head', head());
    response.end(
      JSON.stringify({
        data: all.slice((page - 1) * limit, page * limit),
        pagination: { totalItems: all.length, currentPage: page, totalPages: Math.ceil(all.length / limit) },
      }),
    );
  };

  const takeReports = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { jobs: reports } = printJobReports.parse(await body(request));
    seen.reports += 1;
    for (const report of reports)
      if ((jobs.get(report.key)?.revision ?? 0) < report.revision) jobs.set(report.key, report);
    response.writeHead(204).end();
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const url = new URL(request.url ?? '/', 'http://hub');
    if (down) return request.socket.destroy();
    if (url.pathname === '/events/printer') return openStream(request, response);
    response.setHeader('x-passrail-time', String(time));
    if (url.pathname === '/v1/printers') return response.end(JSON.stringify(config.printers));
    if (url.pathname === '/v1/cash-registers') return response.end(JSON.stringify(config.registers));
    if (url.pathname === '/v1/settings') return response.end(JSON.stringify(config.settings));
    if (url.pathname === '/v1/settings/logo' && logo !== undefined) {
      const etag = `"${logo.length}"`;
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
      return response.writeHead(200, { etag, 'content-type': 'image/png' }).end(logo);
    }
    if (url.pathname === '/v1/print-orders') return answerOrders(url, response);
    if (url.pathname === '/v1/print-jobs') return takeReports(request, response);
    const [, key] = /^\/v1\/print-jobs\/([^/]+)\/preview$/u.exec(url.pathname) ?? [];
    if (key !== undefined) {
      previews.set(decodeURIComponent(key), printPreview.parse(await body(request)));
      return response.writeHead(204).end();
    }
    const [, printerId] = /^\/v1\/printers\/(.+)$/u.exec(url.pathname) ?? [];
    if (printerId === undefined) return response.writeHead(404).end();
    printers.set(decodeURIComponent(printerId), (await body(request)) as { status: string; detail: string | null });
    return response.end('{}');
  };

  const server = createServer((request, response) => {
    route(request, response).catch(() => {
      seen.clientErrors += 1;
      response.destroy();
    });
  });

  const announce = (name: string, data: unknown): void => {
    const entry = { seq: log.length + 1, name, data };
    log.push(entry);
    for (const stream of streams) stream.write(frame(logId, entry));
  };

  return {
    start: async (): Promise<string> => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      port = typeof address === 'object' && address !== null ? address.port : 0;
      return `http://127.0.0.1:${port}`;
    },
    stop: async (): Promise<void> => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    announce,
    /** Stores and announces. */
    confirm: (order: OrderWire): void => {
      orders.set(order.uuid, order);
      announce('confirmed-order', order);
    },
    /** Stored, but no stream will ever tell. */
    confirmSilently: (order: OrderWire): void => void orders.set(order.uuid, order),
    /** The same frame again on every open stream. */
    repeatLast: (): void => {
      const entry = log.at(-1);
      if (entry !== undefined) for (const stream of streams) stream.write(frame(logId, entry));
    },
    /** Half of the frame goes out, then the line is cut; the log has it whole. */
    confirmCutOff: (order: OrderWire): void => {
      const entry = { seq: log.length + 1, name: 'confirmed-order', data: order };
      orders.set(order.uuid, order);
      log.push(entry);
      const text = frame(logId, entry);
      for (const stream of streams) stream.write(text.slice(0, text.length / 2), () => stream.destroy());
    },
    /** In pieces of a few bytes, as a proxy may do. */
    confirmInPieces: (order: OrderWire): void => {
      const entry = { seq: log.length + 1, name: 'confirmed-order', data: order };
      orders.set(order.uuid, order);
      log.push(entry);
      for (const stream of streams)
        for (const piece of frame(logId, entry).match(/.{1,7}/gsu) ?? []) stream.write(piece);
    },
    /** Another history: what was restored from a backup, say. */
    newLog: (id: string): void => {
      logId = id;
      log.length = 0;
      for (const stream of streams) stream.destroy();
    },
    setDown: (value: boolean): void => {
      down = value;
      if (down) for (const stream of streams) stream.destroy();
    },
    setTime: (ms: number): void => {
      time = ms;
    },
    setLogo: (png: Buffer | undefined): void => {
      logo = png;
    },
    setConfig: (next: PrintConfig): void => {
      config = next;
    },
    streams,
    jobs,
    previews,
    printers,
    seen,
  };
};
