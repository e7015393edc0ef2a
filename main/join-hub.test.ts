import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHubKeys } from './hub-keys.ts';
import { joinHub, type JoinHubDeps, type Joining } from './join-hub.ts';
import { createFakeTime } from './testing/fake-time.ts';
import { createRecordingLog } from './testing/recording-log.ts';

const url = 'http://10.0.0.2:4300';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-join-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A hub that lets stations in; `claims`: its answers to each look, the last one for ever. */
const createFakeHub = (claims: (() => Response)[]) => {
  let asked = 0;
  const secrets: (string | null)[] = [];
  const fetch = async (to: Parameters<typeof globalThis.fetch>[0], init?: RequestInit): Promise<Response> => {
    const request = new Request(to, init);
    if (new URL(request.url).pathname === '/v1/pairings') {
      expect(await request.json()).toEqual({ kind: 'station' });
      asked += 1;
      const pairing = { id: `p${asked}`, code: `CODE${asked}`, secret: `s${asked}` };
      return Response.json({ ...pairing, expiresAt: '2026-01-01T00:00:00.000Z' }, { status: 201 });
    }
    secrets.push(request.headers.get('x-pairing-secret'));
    return (claims.length > 1 ? claims.shift() : claims[0])?.() ?? Response.error();
  };
  return { fetch, secrets };
};
const waiting = () => Response.json({ state: 'waiting', expiresAt: '2026-01-01T00:00:00.000Z' });
const gone = () => Response.json({ message: 'no' }, { status: 404 });
const key = () => Response.json({ state: 'key', key: 'ms_pt_new' });

const setUp = (claims: (() => Response)[], extra: Partial<JoinHubDeps> = {}) => {
  const time = createFakeTime();
  const log = createRecordingLog();
  const told: (Joining | undefined)[] = [];
  const hub = createFakeHub(claims);
  const keys = createHubKeys(folder);
  const deps: JoinHubDeps = {
    remote: { url, name: undefined, key: undefined },
    keys,
    findHubs: async () => [],
    knowsKey: async () => true,
    fetch: hub.fetch,
    timers: time.timers,
    log,
    onJoining: (joining) => told.push(joining),
    onWait: () => undefined,
    ...extra,
  };
  /** Lets time go by until `promise` is settled. */
  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    let done = false;
    void promise.then(
      () => (done = true),
      () => (done = true),
    );
    for (let turn = 0; turn < 200 && !done; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await time.advance(2_000);
    }
    return promise;
  };
  return { ...hub, deps, keys, told, log, settle };
};

describe('a station that is let in by a code', () => {
  test('shows the code, gets its key once, and keeps it for this user alone', async () => {
    const { deps, keys, told, secrets, settle } = setUp([waiting, waiting, key]);
    expect(await settle(joinHub(deps))).toEqual({ url, key: 'ms_pt_new' });
    expect(told).toContainEqual({ kind: 'pairing', url, code: 'CODE1' });
    expect(told.at(-1)).toBeUndefined();
    expect(secrets).toEqual(['s1', 's1', 's1']);
    expect(keys.read(url)).toBe('ms_pt_new');
    expect(statSync(join(folder, 'hub-keys.json')).mode & 0o077).toBe(0);
  });

  test('asks for another code when the first is past its time, and again when the hub was away', async () => {
    const away = (): Response => {
      throw new TypeError('cut');
    };
    const { deps, told, log, settle } = setUp([gone, away, key]);
    await settle(joinHub(deps));
    expect(told.flatMap((one) => (one?.kind === 'pairing' ? [one.code] : []))).toEqual(['CODE1', 'CODE2', 'CODE3']);
    expect(JSON.stringify(log)).not.toContain('ms_pt_');
  });

  test('with a key it asks nobody; away, the hub is believed to know it; refused, it is let in anew', async () => {
    const known = setUp([key]);
    known.keys.write(url, 'ms_pt_old');
    expect(await joinHub(known.deps)).toEqual({ url, key: 'ms_pt_old' });
    expect(await joinHub({ ...known.deps, knowsKey: async () => undefined })).toEqual({ url, key: 'ms_pt_old' });
    expect(await known.settle(joinHub({ ...known.deps, knowsKey: async () => false }))).toEqual({
      url,
      key: 'ms_pt_new',
    });
    expect(await joinHub({ ...known.deps, remote: { url, name: undefined, key: 'given' } })).toEqual({
      url,
      key: 'given',
    });
  });

  test('a damaged file of keys is as good as none', async () => {
    writeFileSync(join(folder, 'hub-keys.json'), '{"http');
    const { deps, keys, settle } = setUp([key]);
    await settle(joinHub(deps));
    keys.write('http://other:1', 'second');
    keys.forget(url);
    expect(JSON.parse(readFileSync(join(folder, 'hub-keys.json'), 'utf8'))).toEqual({ 'http://other:1': 'second' });
  });
});

describe('a hub that nobody named', () => {
  const remote = { url: undefined, name: undefined, key: undefined };
  const here = { name: 'Sagra (ab12)', url };
  const there = { name: 'Bar (cd34)', url: 'http://10.0.0.3:4300' };

  test('is looked for until there is one', async () => {
    const looks = [[], [], [here]];
    const { deps, told, settle } = setUp([key], { remote, findHubs: async () => looks.shift() ?? [] });
    expect(await settle(joinHub(deps))).toEqual({ url, key: 'ms_pt_new' });
    expect(told[0]).toEqual({ kind: 'looking' });
    expect(looks).toEqual([]);
  });

  test('of several one has to be named', async () => {
    const { deps, settle } = setUp([key], { remote, findHubs: async () => [here, there] });
    await expect(joinHub(deps)).rejects.toThrow(/find:NAME.*Sagra \(ab12\).*Bar \(cd34\)/);
    expect((await settle(joinHub({ ...deps, remote: { ...remote, name: 'Bar' } }))).url).toBe(there.url);
  });
});
