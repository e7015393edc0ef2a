import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '#contract/operation.ts';
import type { Role } from '#contract/people.ts';
import { createTokens } from '../auth/tokens.ts';
import { STATION_KEY, type TestHub } from './test-hub.ts';

export type Headers = Record<string, string>;

/** A token signed by the hub's own secret, good for `lifeMs`. */
const tokenOf = (hub: TestHub, person: { id: number; username: string; role: Role }, lifeMs: number): Promise<string> =>
  createTokens({
    secret: readFileSync(join(hub.folder, 'jwt-secret'), 'utf8').trim(),
    clock: { now: () => hub.clock.now },
    random: { bytes: (count) => randomBytes(count) },
  }).issue(person, lifeMs);

/** The headers of a new person of `role`. */
export const personWith = async (hub: TestHub, role: Role, username = `a-${role}`): Promise<Headers> => {
  const { body } = await hub.call('POST', '/v1/users', { username, password: 'long enough', role });
  return { authorization: `Bearer ${await tokenOf(hub, { id: body.id as number, username, role }, 3_600_000)}` };
};

/** A token of admin that outlives a test whose evening is longer than a session. */
export const longToken = (hub: TestHub): Promise<string> =>
  tokenOf(hub, { id: 1, username: 'admin', role: 'admin' }, 48 * 3_600_000);

export const keyOf = async (hub: TestHub, type: 'PRINTER' | 'WEBAPP'): Promise<Headers> => {
  const { body } = await hub.call('POST', '/v1/api-keys', { name: `a ${type}`, type });
  return { 'x-api-key': body.apiKey as string };
};

/** One of each. */
export const allCallers = async (hub: TestHub): Promise<Record<Caller, Headers>> => ({
  public: { authorization: '' },
  admin: { authorization: `Bearer ${hub.token}` },
  maintainer: await personWith(hub, 'maintainer'),
  operator: await personWith(hub, 'operator'),
  customer: await personWith(hub, 'customer'),
  PRINTER: await keyOf(hub, 'PRINTER'),
  WEBAPP: await keyOf(hub, 'WEBAPP'),
  station: { 'x-api-key': STATION_KEY },
});
