import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Where a sale's exchange breaks. Bytes are counted from the start of its request, or of its answer. */
export type CutPoint =
  | { readonly in: 'request'; readonly after: number }
  | { readonly in: 'answer'; readonly after: number };

export type Cutter = {
  /** The hub, through this wire. */
  readonly url: string;
  /**
   * The next sale is cut there. Resolves when it has been, with how long request and answer were so far. `thenShut`: in that
   * very moment no further sale gets through, not even the till's own second try.
   */
  arm(point: CutPoint, thenShut?: boolean): Promise<Seen>;
  open(): void;
  /** The hub came back at another port. */
  lead(hubUrl: string): void;
  /** Length of the last sale's exchange that went through whole. */
  lastWhole(): Seen;
  end(): Promise<void>;
};
export type Seen = { request: number; answer: number };

type Armed = { point: CutPoint; thenShut: boolean; done: (seen: Seen) => void };

const isSale = (chunk: Buffer): boolean => chunk.subarray(0, 24).toString('latin1').startsWith('POST /v1/orders HTTP');

/** A wire between a till and its hub that breaks at a chosen byte of the next sale. */
export const layCutter = async (hubUrl: string): Promise<Cutter> => {
  let port = Number(new URL(hubUrl).port);
  let armed: Armed | undefined;
  let isShut = false;
  let whole: Seen = { request: 0, answer: 0 };
  const sockets = new Set<Socket>();

  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let sale: (Seen & { cut: Armed | undefined }) | undefined;
    const hangUp = (): void => {
      near.destroy();
      far.destroy();
    };
    const cutAt = (side: CutPoint['in'], chunk: Buffer, out: Socket): void => {
      if (!sale) return void out.write(chunk);
      const before = side === 'request' ? sale.request : sale.answer;
      sale[side] += chunk.length;
      const { cut } = sale;
      if (cut?.point.in === side && before + chunk.length > cut.point.after) {
        out.end(chunk.subarray(0, Math.max(0, cut.point.after - before)));
        isShut ||= cut.thenShut;
        cut.done({ request: sale.request, answer: sale.answer });
        hangUp();
        return;
      }
      out.write(chunk);
      whole = { request: sale.request, answer: sale.answer };
    };
    near.on('data', (chunk: Buffer) => {
      if (isSale(chunk)) {
        if (isShut) return hangUp();
        sale = { request: 0, answer: 0, cut: armed };
        armed = undefined;
      } else if (sale && sale.answer > 0) sale = undefined;
      return cutAt('request', chunk, far);
    });
    far.on('data', (chunk: Buffer) => cutAt('answer', chunk, near));
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', hangUp);
      socket.on('close', () => {
        sockets.delete(socket);
        hangUp();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arm: (point, thenShut = false) => {
      const { promise, resolve } = Promise.withResolvers<Seen>();
      armed = { point, thenShut, done: resolve };
      return promise;
    },
    open: () => void (isShut = false),
    lead: (url) => void (port = Number(new URL(url).port)),
    lastWhole: () => whole,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
