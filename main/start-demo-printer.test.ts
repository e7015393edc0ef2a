import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startDemoPrinter } from './start-demo-printer.ts';

test('what is printed on a demo printer comes out as text and as a picture', async () => {
  const slip = Promise.withResolvers<{ text: string; svg: string }>();
  const printer = {
    id: 'kitchen',
    name: 'Kitchen printer',
    ip: null,
    mac: null,
    port: 9100,
    description: null,
    status: 'ONLINE',
    detail: null,
    columns: 32,
    demo: true,
    failoverPrinterId: null,
    copies: 1,
    openDrawer: true,
    connection: 'network',
    target: null,
    letters: 'pc858',
  } as const;
  const demo = await startDemoPrinter({ printer, onSlip: slip.resolve });
  try {
    // Text, then a full cut (GS V 0).
    const socket = connect(demo.port, '127.0.0.1');
    socket.write(Buffer.from('2 x Lasagne\n\x1dV\0', 'latin1'));
    const { text, svg } = await slip.promise;
    socket.destroy();
    expect(text).toContain('2 x Lasagne');
    expect(svg).toMatch(/^<svg/);
  } finally {
    await demo.stop();
  }
});
