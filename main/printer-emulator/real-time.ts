import type { Cpu } from './cpu.ts';
import type { RealTimeCommand } from './realtime-scanner.ts';
import { asbBytes, realTimeStatus } from './status-bytes.ts';

export type RealTimeActions = { clear: () => number; powerOff: () => void; pump: () => void };

/** Obeys a command that the scanner found in what just arrived, whatever the executor is doing. */
export function obeyRealTime(cpu: Cpu, command: RealTimeCommand, session: number, actions: RealTimeActions): void {
  const { profile, mechanism, replies, ledger } = cpu;
  const blocked = (fn: number): boolean => cpu.disabledRealTime.has(fn);

  if (command.kind === 'status') {
    const status = realTimeStatus(command.n, mechanism.state);
    if (profile.realTimeStatus && status !== undefined) {
      replies.send(session, Uint8Array.of(status), `dle-eot-${command.n}`);
    }
  } else if (command.kind === 'recover' && profile.clearable) {
    if (command.clear) ledger.add({ kind: 'cleared', bytes: actions.clear(), why: 'DLE ENQ 2' });
    mechanism.set({ cutterError: false });
    actions.pump();
  } else if (command.kind === 'clear' && profile.clearable) {
    ledger.add({ kind: 'cleared', bytes: actions.clear(), why: 'DLE DC4 8' });
    mechanism.set({ cutterError: false });
    replies.send(session, Uint8Array.of(0x37, 0x25, 0x00), 'cleared');
  } else if (command.kind === 'pulse' && !blocked(1)) {
    const ms = command.time * 100;
    cpu.sheet.pulse();
    ledger.add({ kind: 'drawer', pin: command.pin, onMs: ms, offMs: ms, realTime: true, session });
  } else if (command.kind === 'send-status' && profile.asb) replies.send(session, asbBytes(mechanism.state), 'asb');
  else if (command.kind === 'power-off' && !blocked(2)) actions.powerOff();
}
