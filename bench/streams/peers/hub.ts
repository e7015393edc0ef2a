/** Our hub with everything switched on: signed tokens, a log for replay, caps, back-pressure, keep-alives. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { eventId } from '../../../backend/stream/event-id.ts';
import { encodeChunkedFrame } from '../../../backend/stream/frame.ts';
import { createStreamHub } from '../../../backend/stream/hub.ts';
import { MemoryLog } from '../../../backend/stream/memory-log.ts';
import { systemClock, systemTimers } from '../../../backend/stream/system-time.ts';
import { type Peer, bodyOf } from '../peer.ts';

export const SECRET = 'bench';
const TOPIC = 'cashier';
/** Events kept for replay; in memory here, on disk in the product. */
const KEEP = Number(process.env['BENCH_LOG_EVENTS'] ?? 20_000);

/** @param pendingBytes how much may wait to be merged when a publisher gets its answer. */
export function serve(pendingBytes?: number): Peer {
  const log = new MemoryLog('bench', KEEP);
  const hub = createStreamHub({ source: log, clock: systemClock, timers: systemTimers, limits: { total: 20_000 } });
  let seq = 0;
  const server = createServer((request, response) => {
    if (request.url === '/publish') void publish(request, response);
    else subscribe(request, response);
  });
  async function publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const event: unknown = JSON.parse(await bodyOf(request));
    const id = eventId(log.logId, ++seq);
    const frames = [
      { topic: TOPIC, data: encodeChunkedFrame({ id, event: 'confirmed-order', data: JSON.stringify(event) }) },
    ];
    log.append(seq, frames);
    hub.publish(seq, frames);
    await hub.ready(pendingBytes);
    response.writeHead(204).end();
  }
  function subscribe(request: IncomingMessage, response: ServerResponse): void {
    const claims = verify(request.headers.authorization?.slice('Bearer '.length) ?? '');
    if (!claims) return void response.writeHead(401).end();
    if (!hub.canAccept(claims.sub, 20_000).ok) return void response.writeHead(429, { 'Retry-After': '10' }).end();
    const lastEventId = request.headers['last-event-id'];
    hub.subscribe({
      request,
      response,
      topics: [TOPIC],
      keepAlive: { text: 'keep-alive', intervalMs: 15_000 },
      lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
      expiresAt: claims.exp * 1000,
      resync: 'named',
      owner: claims.sub,
      tokenId: claims.jti,
    });
  }
  return {
    server,
    stats: () => {
      const { topics, clients, resyncs } = hub.stats();
      return { clients, resyncs, drops: topics[TOPIC]?.drops ?? 0, replays: topics[TOPIC]?.replays ?? 0 };
    },
  };
}

interface Claims {
  readonly sub: string;
  readonly jti: string;
  /** Epoch seconds. */
  readonly exp: number;
}

/** An HS256 JWT for the load client. */
export function token(): string {
  const claims: Claims = { sub: 'user:1', jti: 'bench', exp: Math.floor(Date.now() / 1000) + 3600 };
  const body = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${body}.${sign(body)}`;
}

function sign(body: string): string {
  return createHmac('sha256', SECRET).update(body).digest('base64url');
}

function verify(jwt: string): Claims | undefined {
  const end = jwt.lastIndexOf('.');
  const [given, expected] = [Buffer.from(jwt.slice(end + 1)), Buffer.from(sign(jwt.slice(0, end)))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Claims;
  return claims.exp * 1000 > Date.now() ? claims : undefined;
}
