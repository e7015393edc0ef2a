import { RawClient } from '../stream/testing/raw-client.ts';
import type { TestHub } from './test-hub.ts';

/** Somebody with an account of his own at this hub. */
export type TestCustomer = { id: number; token: string; headers: Record<string, string> };

export const registerCustomer = async (hub: TestHub, name: string): Promise<TestCustomer> => {
  const email = `${name.toLowerCase()}@example.org`;
  const { body } = await hub.call(
    'POST',
    '/api/auth/register',
    { name, email, password: 'long enough' },
    { authorization: '' },
  );
  const { accessToken: token, user } = body.data;
  return { id: user.id, token, headers: { authorization: `Bearer ${token}` } };
};

export const guestCustomer = async (hub: TestHub): Promise<TestCustomer> => {
  const { body } = await hub.call('POST', '/api/auth/guest', {}, { authorization: '' });
  const { accessToken: token, user } = body.data;
  return { id: user.id, token, headers: { authorization: `Bearer ${token}` } };
};

/** One stream over a bare socket: what came, frame by frame, as text. */
export const rawStream = async (
  hub: Pick<TestHub, 'url'>,
  path: string,
  headers: Record<string, string> = {},
): Promise<RawStream> => {
  const stream = new RawStream(hub, path, headers);
  await stream.until(() => stream.client.head !== '' || stream.client.closed);
  return stream;
};

export class RawStream {
  readonly client: RawClient;
  #wake: () => void = () => undefined;

  constructor(hub: Pick<TestHub, 'url'>, path: string, headers: Record<string, string>) {
    this.client = new RawClient(Number(new URL(hub.url).port), {
      path,
      headers: { Host: new URL(hub.url).host, ...headers },
    });
    for (const event of ['data', 'close']) this.client.socket.on(event, () => this.#wake());
  }

  get status(): number {
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(this.client.head)?.[1]);
  }

  /** Frames with an id: what the hub announced. */
  get business(): string[] {
    return this.client.frames.filter((frame) => /^id: /m.test(frame));
  }

  /** Data of those. */
  get data(): any[] {
    return this.business.map((frame) => JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? 'null'));
  }

  async until(done: () => boolean): Promise<void> {
    while (!done()) {
      if (this.client.closed) throw new Error(`the stream ended: ${this.client.head} ${this.client.frames.join('|')}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** The first `count` things that were announced. */
  async heard(count: number): Promise<any[]> {
    await this.until(() => this.business.length >= count);
    return this.data;
  }

  close(): void {
    this.client.hangUp();
  }
}
