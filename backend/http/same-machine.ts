import type { FastifyRequest } from 'fastify';

type Asked = {
  readonly headers: FastifyRequest['headers'];
  readonly socket: { readonly remoteAddress?: string | undefined; readonly localAddress?: string | undefined };
};

const plain = (address: string | undefined): string => (address ?? '').replace(/^::ffff:/, '');

/**
 * Whether the request comes from a program on the hub's own machine: over the loopback, or from the very address it arrived
 * at. A proxy on this machine forwards strangers, so whatever was forwarded is not from here.
 */
export const isSameMachine = ({ headers, socket }: Asked): boolean => {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  const remote = plain(socket.remoteAddress);
  if (forwarded || remote === '') return false;
  return /^127\.\d+\.\d+\.\d+$/.test(remote) || remote === '::1' || remote === plain(socket.localAddress);
};
