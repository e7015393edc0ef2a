import { expect, test } from 'vitest';
import { createManualClock } from './clock.ts';
import { createLedger } from './ledger.ts';
import { createReplies } from './replies.ts';

/** A host that reads only when it is told to. */
function slowHost() {
  const heard: string[] = [];
  const port = {
    congested: false,
    send: (bytes: Uint8Array) => {
      heard.push(Buffer.from(bytes).toString('latin1'));
      return true;
    },
  };
  return { port, heard };
}

function setUp() {
  const ledger = createLedger(createManualClock(), Infinity);
  const replies = createReplies(ledger);
  const host = slowHost();
  replies.attach(1, host.port);
  return { ledger, replies, host };
}

test('a host that does not read gets only the latest process id, once it reads', () => {
  const { replies, host } = setUp();
  host.port.congested = true;
  for (const id of ['0001', '0002', '0003']) replies.sendProcessId(1, id);
  expect(host.heard).toEqual([]);
  host.port.congested = false;
  replies.drained(1);
  replies.drained(1);
  expect(host.heard).toEqual(['7"0003\0']);
});

test('other answers to a host that does not read are lost, and the ledger says so', () => {
  const { ledger, replies, host } = setUp();
  host.port.congested = true;
  replies.send(1, Uint8Array.of(0x12), 'dle-eot-1');
  replies.send(2, Uint8Array.of(0x12), 'dle-eot-1');
  expect(host.heard).toEqual([]);
  expect(ledger.entries).toMatchObject([
    { kind: 'reply-lost', session: 1 },
    { kind: 'reply-lost', session: 2 },
  ]);
});

test('a power cycle forgets who wanted to hear of changes, and what was held back', () => {
  const { replies, host } = setUp();
  replies.setAsb(1, 0xff);
  host.port.congested = true;
  replies.sendProcessId(1, '0001');
  replies.reset();
  host.port.congested = false;
  replies.drained(1);
  replies.pushAsb(0xff, Uint8Array.of(0x10, 0, 0, 0));
  expect(host.heard).toEqual([]);
});
