import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createUtilityHost } from './utility-host.ts';

class FakeUtilityProcess extends EventEmitter {
  readonly pid = 4711;
  readonly stdout = new EventEmitter();
  readonly stderr = new EventEmitter();
  asked = 0;
  kill(): boolean {
    this.asked += 1;
    return true;
  }
}

test("the hub as Electron's utility process", () => {
  const child = new FakeUtilityProcess();
  const forked: unknown[] = [];
  const killed: number[] = [];
  const lines: string[] = [];
  const exits: (number | null)[] = [];
  const host = createUtilityHost(
    (...call) => {
      forked.push(call);
      return child;
    },
    '/app/backend/cli.js',
    (pid) => killed.push(pid),
  );
  const hub = host({
    env: { PASSRAIL_PORT: '0' },
    onStdoutLine: (line) => lines.push(line),
    onStderrLine: (line) => lines.push(line),
    onExit: (code) => exits.push(code),
  });
  child.stdout.emit('data', Buffer.from('{"ready":true}\n{"half'));
  child.stderr.emit('data', Buffer.from('log\n'));
  hub.requestStop();
  hub.kill();
  child.emit('exit', 0);

  expect(forked).toEqual([
    [
      '/app/backend/cli.js',
      [],
      { env: { PASSRAIL_PORT: '0' }, serviceName: 'passrail-hub', stdio: ['ignore', 'pipe', 'pipe'] },
    ],
  ]);
  expect(lines).toEqual(['{"ready":true}', 'log', '{"half']);
  expect([hub.pid(), child.asked, killed, exits]).toEqual([4711, 1, [4711], [0]]);
});
