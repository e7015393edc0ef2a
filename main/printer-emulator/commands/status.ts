import type { Cpu, Steps } from '../cpu.ts';
import { nextBytes } from '../cpu.ts';
import { asbBytes, statusInOrder } from '../status-bytes.ts';
import { putCharacter } from './text.ts';

/** Questions that are answered when their turn comes in the receive buffer (the real-time ones never reach here). */

const block = (text: string): Uint8Array => Buffer.from(`\x5f${text}\0`, 'latin1');

/** GS a n: from now on (and once at once) this connection is told of changes. */
export function automaticStatus(cpu: Cpu, [n = 0]: Uint8Array): void {
  if (!cpu.profile.asb) return;
  cpu.replies.setAsb(cpu.session, n);
  if (n !== 0) cpu.replies.send(cpu.session, asbBytes(cpu.mechanism.state), 'asb');
}

/** GS r n: a barrier, because everything before it has been executed. */
export function transmitStatus(cpu: Cpu, [n = 0]: Uint8Array): void {
  const status = statusInOrder(n, cpu.mechanism.state);
  if (status === undefined) return cpu.error(`GS r ${n}: no such status`);
  if (cpu.profile.statusInOrder) cpu.replies.send(cpu.session, Uint8Array.of(status), 'status');
}

/** GS I n: who are you. */
export function identity(cpu: Cpu, [n = 0]: Uint8Array): void {
  if (!cpu.profile.identity) return;
  const { maker, model, firmware } = cpu.profile;
  const texts: Readonly<Record<number, string>> = { 65: firmware, 66: maker, 67: model, 68: 'EMULATOR1', 69: '' };
  const ids: Readonly<Record<number, number>> = { 1: 0x20, 49: 0x20, 2: 0x02, 50: 0x02, 3: 0x01, 51: 0x01 };
  const [text, id] = [texts[n], ids[n]];
  if (text !== undefined) cpu.replies.send(cpu.session, block(text), 'identity');
  else if (id !== undefined) cpu.replies.send(cpu.session, Uint8Array.of(id), 'identity');
  else cpu.error(`GS I ${n}: no such identity`);
}

/**
 * GS ( H fn 48: answered when everything before it is on paper, so with a line still waiting the id waits for that line.
 * Firmware that never heard of it prints the payload, which is why nobody should probe for it blindly.
 */
export function* processId(cpu: Cpu, length: number): Steps {
  const bytes = yield* nextBytes(cpu, length);
  if (cpu.profile.processId === 'printed') {
    for (const byte of bytes) if (byte >= 0x20) yield* putCharacter(cpu, byte);
    return cpu.error('GS ( H: unknown to this printer, its payload is printed');
  }
  if (cpu.profile.processId === 'skipped') return;
  const [m, fn, ...id] = bytes;
  if (m !== 0x30) return;
  if (fn !== 0x30 || id.length !== 4 || id.some((byte) => byte < 0x20 || byte > 0x7e)) {
    return cpu.error('GS ( H: not a process id of four printable characters');
  }
  const name = String.fromCharCode(...id);
  cpu.ledger.add({ kind: 'process-id', id: name, session: cpu.session });
  if (cpu.line.empty) cpu.replies.sendProcessId(cpu.session, name);
  else cpu.waitingIds.push({ id: name, session: cpu.session });
}
