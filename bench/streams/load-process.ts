/** The load client, in a process of its own: subscribers and publishers. It does one order at a time, given over IPC. */
import net from 'node:net';
import { Publishers } from './publishers.ts';
import { ReturningTap } from './returning-tap.ts';
import { type Quantiles, quantiles } from './quantiles.ts';
import { PUBLISHERS, Tally, Tap } from './tap.ts';
import { type Headers, type Work, requestText } from './work.ts';

export type Order =
  | {
      readonly do: 'connect';
      readonly port: number;
      readonly work: Work;
      readonly taps: number;
      readonly returning: number;
    }
  /** More subscribers, who ask for the stream and never read a byte. */
  | { readonly do: 'deafen'; readonly count: number }
  | { readonly do: 'start' }
  /** Takes the latency of every `stride`th delivery from now on. */
  | { readonly do: 'sample'; readonly stride: number }
  | { readonly do: 'figures' }
  | { readonly do: 'finish' }
  | { readonly do: 'paced'; readonly perSecond: number; readonly seconds: number };

export interface LoadFigures {
  readonly deliveries: number;
  readonly bytes: number;
  readonly lost: number;
  readonly doubled: number;
  readonly ended: number;
  readonly returns: number;
  readonly published: number;
  readonly cpuMicros: number;
  readonly atMs: number;
  /** From the publisher's clock to the subscriber's, ms. */
  readonly latency: Quantiles;
  /** From a post to its answer, ms. */
  readonly answers: Quantiles;
}

/** Connections being made at once: more than the listen backlog would only be retried. */
const CONNECTING = 256;
/** How long the last deliveries may take after the publishers stopped. */
const CATCH_UP_MS = 20_000;

const tally = new Tally();
const taps: Tap[] = [];
const returning: ReturningTap[] = [];
const deaf: net.Socket[] = [];
let publishers: Publishers | undefined;
let server: { readonly port: number; readonly work: Work } | undefined;

process.on('message', (order: Order) => {
  void perform(order).then(() => process.send?.(figures()));
});
process.on('disconnect', () => process.exit());

async function perform(order: Order): Promise<void> {
  if (order.do === 'connect') await connect(order);
  else if (order.do === 'deafen') deafen(order.count);
  else if (order.do === 'start') publishers?.start();
  else if (order.do === 'finish') await finish();
  else if (order.do === 'sample') sample(order.stride);
  else if (order.do === 'paced') await paced(order);
}

function sample(stride: number): void {
  tally.sample(stride);
  if (publishers) publishers.answers = [];
}

async function connect({ port, work, ...crowd }: Extract<Order, { do: 'connect' }>): Promise<void> {
  const { path } = work;
  let turn = 0;
  const headers = (): Headers => work.headers[turn++ % work.headers.length] ?? {};
  publishers = new Publishers(port, work.publish);
  server = { port, work };
  await inParallel(crowd.taps, (opened) => {
    taps.push(new Tap(port, requestText(path, headers()), tally, opened));
  });
  await inParallel(crowd.returning, (opened) => {
    returning.push(new ReturningTap(port, path, headers(), tally, opened));
  });
}

function deafen(total: number): void {
  if (!server) return;
  const { port, work } = server;
  for (let count = 0; count < total; count++) {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(requestText(work.path, work.headers[0] ?? {}));
    deaf.push(socket.pause());
  }
}

function inParallel(total: number, start: (done: () => void) => void): Promise<void> {
  if (total === 0) return Promise.resolve();
  return new Promise((resolve) => {
    let begun = 0;
    let done = 0;
    const next = (): void => {
      begun++;
      start(() => {
        if (++done === total) resolve();
        else if (begun < total) next();
      });
    };
    while (begun < Math.min(total, CONNECTING)) next();
  });
}

/** Stops publishing and waits until everyone has everything, or no longer gets anything. */
async function finish(): Promise<void> {
  await publishers?.stop();
  for (const tap of returning) tap.stay();
  const end = Date.now() + CATCH_UP_MS;
  while (behind() > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  tally.lost += behind();
}

/** Deliveries that are still to come. */
function behind(): number {
  let missing = 0;
  for (const { last } of [...taps, ...returning]) {
    for (let publisher = 0; publisher < PUBLISHERS; publisher++)
      missing += (publishers?.counts[publisher] ?? 0) - (last[publisher] ?? 0);
  }
  return missing;
}

/** An open loop: one event every `1 / perSecond`, whether the last one is answered or not. */
async function paced({ perSecond, seconds }: Extract<Order, { do: 'paced' }>): Promise<void> {
  tally.sample(1);
  const posts: Promise<void>[] = [];
  const total = perSecond * seconds;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      posts.push(publishers?.publish(posts.length % PUBLISHERS) ?? Promise.resolve());
      if (posts.length < total) return;
      clearInterval(timer);
      resolve();
    }, 1000 / perSecond);
  });
  await Promise.all(posts);
  await finish();
}

function figures(): LoadFigures {
  const { user, system } = process.cpuUsage();
  return {
    deliveries: tally.deliveries,
    bytes: tally.bytes,
    lost: tally.lost,
    doubled: tally.doubled,
    ended: tally.ended,
    returns: returning.reduce((sum, tap) => sum + tap.returns, 0),
    published: (publishers?.counts ?? new Uint32Array()).reduce((sum, count) => sum + count, 0),
    cpuMicros: user + system,
    atMs: performance.now(),
    latency: quantiles((tally.latencies ?? []).map((micros) => micros / 1000)),
    answers: quantiles(publishers?.answers ?? []),
  };
}
