import type { RawStream } from './customers.ts';
import type { TestHub } from './test-hub.ts';

/** Unnamed frames as the seed's client reads them. */
export const told = ({ client }: Pick<RawStream, 'client'>): any[] =>
  client.frames.flatMap((frame) => {
    const data = /^data: (.*)$/m.exec(frame)?.[1];
    return data === undefined ? [] : [JSON.parse(data)];
  });

/** A session at a cart without a phone, known by the cookie of its screen; `listen` is called before it begins. */
export const continueHere = async (
  hub: TestHub,
  cart: number,
  listen: (cookie: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ sessionId: number; headers: Record<string, string> }> => {
  const nobody = { authorization: '' };
  const drawn = await hub.call('GET', `/customer-session/qr/${cart}`, undefined, nobody);
  const headers = { ...nobody, cookie: (drawn.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
  await listen(headers.cookie);
  const { body } = await hub.call('POST', `/customer-session/here/${cart}`, {}, headers);
  return { sessionId: body.session_id as number, headers };
};
