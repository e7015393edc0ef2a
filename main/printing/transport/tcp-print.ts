import { enableStatusReports } from '../render/escpos.ts';
import { blockedBy } from './condition.ts';
import { connectTo, openSession, type Address, type TcpSession, type WaitEnd } from './tcp-session.ts';
import type { TcpLimits } from './tcp-limits.ts';
import type { PrintOutcome, PrintRequest, Timers } from './transport.ts';

type Context = { readonly session: TcpSession; readonly request: PrintRequest; readonly limits: TcpLimits };

const GS = 0x1d;
// A half-received picture swallows what follows as dots: as many white dots as its largest band, then a reset (receiptio does the same).
const RECOVERY = Buffer.concat([Buffer.alloc(8192), Buffer.of(0x1b, 0x40)]);
const askPaperInOrder = Buffer.of(GS, 0x72, 0x01);
const askProcessId = (id: string): Uint8Array =>
  Buffer.concat([Buffer.of(GS, 0x28, 0x48, 6, 0, 0x30, 0x30), Buffer.from(id, 'latin1')]);

const notStarted = (reason: string, blocked = false): PrintOutcome => ({ kind: 'not-started', reason, blocked });
const uncertain = (reason: string, silent = false): PrintOutcome => ({ kind: 'uncertain', reason, silent });

/** Asks how the printer is and waits for its word; less long when it is known to say little. */
const greet = async ({ session, request, limits }: Context): Promise<boolean> => {
  if (request.recover) session.write(RECOVERY);
  session.write(enableStatusReports);
  session.ask(2, 4);
  const spoke = (): boolean => session.heard.pushed || session.heard.answers >= 2;
  const silent = request.ack === 'none' || request.ack === 'peer-close';
  await session.wait(spoke, silent ? limits.muteWaitMs : limits.statusWaitMs, { pauseWhenBlocked: false });
  return spoke();
};

/** While the printer says it cannot print, nothing is sent: what is not in its buffer can still go to another printer. */
const waitUntilReady = async ({ session, limits }: Context): Promise<string | undefined> => {
  const ready = (): boolean => blockedBy(session.condition()) === undefined;
  for (let waited = 0; !ready() && waited < limits.blockedWaitMs; waited += limits.pollMs) {
    const reason = await session.wait(ready, limits.pollMs, { pauseWhenBlocked: false });
    if (reason === 'closed' || reason === 'aborted') return 'unreachable';
    if (!ready() && !session.heard.pushed) session.ask(1, 2, 4);
  }
  return blockedBy(session.condition());
};

const patience = ({ request, limits }: Context): number =>
  limits.watchdogMs + (request.bytes.length / 1024) * limits.watchdogMsPerKilobyte;

/** Small chunks, each only when the kernel has room: the printer's own pace reaches us as back-pressure. */
const sendBytes = async (context: Context): Promise<PrintOutcome | undefined> => {
  const { session, request, limits } = context;
  for (let offset = 0; offset < request.bytes.length; offset += limits.chunkBytes) {
    if (session.write(request.bytes.subarray(offset, offset + limits.chunkBytes))) continue;
    const reason = await session.wait(session.drained, patience(context));
    if (reason !== 'met') return uncertain(reason === 'timeout' ? 'stalled' : 'connection-lost');
  }
  return undefined;
};

const closeGracefully = async ({ session, limits }: Context): Promise<void> => {
  session.halfClose();
  await session.wait(() => session.end.peerClosed, limits.closeMs, { pauseWhenBlocked: false });
};

/** The connection stood and everything was read, only the answer did not come: another model may answer here now. */
const unanswered = async (context: Context): Promise<PrintOutcome> => {
  await closeGracefully(context);
  return uncertain('no-answer', context.session.end.peerClosed);
};

const awaitProcessId = async (context: Context, idleMs: number): Promise<PrintOutcome | undefined> => {
  const { session, request, limits } = context;
  session.write(askProcessId(request.processId));
  const answered = (): boolean => session.heard.lastProcessId === request.processId;
  const reason = await session.wait(answered, idleMs, { nudgeMs: limits.pollMs });
  if (reason === 'timeout') return undefined;
  if (reason !== 'met') return uncertain('connection-lost');
  await closeGracefully(context);
  return { kind: 'printed', level: 'process-id' };
};

/**
 * A printer that acknowledges nothing may still say that it stands still; closing on it then would only lose sight of
 * it. One that answered before the slip and no longer does has died over it, however politely its line closes.
 */
const waitWhileBlocked = async (context: Context): Promise<WaitEnd> => {
  const { session, limits } = context;
  const { answers } = session.heard;
  if (answers > 0) {
    session.ask(1, 2, 4);
    const reason = await session.wait(() => session.heard.answers >= answers + 3, patience(context));
    if (reason !== 'met') return reason;
  }
  const free = (): boolean => blockedBy(session.condition()) === undefined;
  return session.wait(free, limits.watchdogMs, { nudgeMs: limits.pollMs });
};

/** Waits until the printer's network stack has read everything and closed: not ink, but more than our own kernel's word. */
const awaitPeerClose = async (context: Context, barriers: number): Promise<PrintOutcome> => {
  const { session, request, limits } = context;
  const answered = (): boolean => session.heard.barriers > barriers;
  const stands = await waitWhileBlocked(context);
  if (stands !== 'met') return uncertain(stands === 'timeout' ? 'no-answer' : 'connection-lost');
  session.halfClose();
  const idleMs = request.ack === 'peer-close' ? patience(context) : limits.firstCloseMs;
  const reason = await session.wait(() => session.end.peerClosed || answered(), idleMs);
  if (answered()) return { kind: 'printed', level: 'barrier' };
  if (reason === 'met') return { kind: 'sent', level: 'peer-close' };
  if (reason !== 'timeout') return uncertain('connection-lost');
  if (request.ack === 'none' && session.flushed()) return { kind: 'sent', level: 'none' };
  return uncertain('stalled', session.flushed());
};

/**
 * GS r 1 stands in line behind the slip, so its answer means that the slip was processed. A printer that has answered
 * it before must answer again; one that never did is given up on and judged by its closing.
 */
const awaitBarrier = async (context: Context): Promise<PrintOutcome> => {
  const { session, request, limits } = context;
  const before = session.heard.barriers;
  session.write(askPaperInOrder);
  if (request.ack === 'none' || request.ack === 'peer-close') return awaitPeerClose(context, before);
  const strict = request.ack === 'barrier' || session.heard.pushed;
  const idleMs = strict ? patience(context) : limits.firstBarrierMs;
  const reason = await session.wait(() => session.heard.barriers > before, idleMs, { nudgeMs: limits.pollMs });
  if (reason === 'met') {
    await closeGracefully(context);
    return { kind: 'printed', level: 'barrier' };
  }
  if (reason !== 'timeout') return uncertain('connection-lost');
  return request.ack === 'barrier' ? unanswered(context) : awaitPeerClose(context, before);
};

/**
 * GS ( H is sent to printers that are known to answer it, and by a test page that a person looks at: a clone that does
 * not know it prints "00xxxx".
 */
const awaitAck = async (context: Context): Promise<PrintOutcome> => {
  const { request, limits } = context;
  if (request.ack === 'process-id') return (await awaitProcessId(context, patience(context))) ?? unanswered(context);
  const tried = request.tryProcessId ? await awaitProcessId(context, limits.firstBarrierMs) : undefined;
  return tried ?? awaitBarrier(context);
};

const converse = async (context: Context): Promise<PrintOutcome> => {
  const { session, request } = context;
  const spoke = await greet(context);
  // One that always answered and is silent now would not print either: nothing has left, so nothing is uncertain.
  if (!spoke && (request.ack === 'barrier' || request.ack === 'process-id')) return notStarted('no-answer');
  const blocked = await waitUntilReady(context);
  if (blocked !== undefined) return notStarted(blocked, blocked !== 'unreachable');
  if (session.end.peerClosed || session.end.failed !== undefined) return notStarted('unreachable');
  if (request.signal.aborted) return notStarted('stopped');
  request.beforeFirstByte();
  return (await sendBytes(context)) ?? awaitAck(context);
};

/** One slip over one connection. Never rejects for anything the network does; rejects when the journal cannot be written. */
export const printOverTcp = async (
  address: Address,
  request: PrintRequest,
  { timers, limits }: { readonly timers: Timers; readonly limits: TcpLimits },
): Promise<PrintOutcome> => {
  const socket = await connectTo(address, limits.connectMs, { timers, signal: request.signal });
  if (socket === undefined) return notStarted(request.signal.aborted ? 'stopped' : 'unreachable');
  const session = openSession(socket, { timers, signal: request.signal, onCondition: request.onCondition });
  try {
    return await converse({ session, request, limits });
  } finally {
    session.destroy();
  }
};
