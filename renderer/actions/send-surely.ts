import { HubError, type Method } from '../sync/hub-client.ts';
import type { ActionPorts } from './ports.ts';

const TRIES = 3;

/** The same key on every try: an answer that was lost on the way back is not done twice. @throws HubError */
export const sendSurely = async <T = unknown>(
  { hub, newKey }: Pick<ActionPorts, 'hub' | 'newKey'>,
  method: Method,
  path: string,
  body: unknown,
): Promise<T> => {
  const key = newKey();
  for (let tries = 1; ; tries += 1) {
    try {
      return (await hub.send<T>(method, path, body, key)).data;
    } catch (error) {
      if (!(error instanceof HubError && error.retryable && tries < TRIES)) throw error;
    }
  }
};
