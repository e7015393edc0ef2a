import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import {
  deviceChange,
  deviceInput,
  PAIRING_HEADER,
  pairingInput,
  type DeviceWire,
  type PairingClaim,
  type PairingWire,
} from '#contract/pairings.ts';
import { issueApiKey, renewApiKey } from '../../../auth/issue-api-key.ts';
import { pairDevice, renameDevice, revokeDevice } from '../../../commands/pair-device.ts';
import { revokeKey } from '../../../commands/revoke-key.ts';
import { MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import { setSessionCookies } from '../../../http/cookies.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import type { Db } from '../../../store/db.ts';
import type { WriteTx } from '../../../store/event-log.ts';
import { allDevices, type DeviceRow } from '../../../store/paired-devices.ts';
import {
  allApiKeys,
  maybeApiKey,
  maybePerson,
  renameApiKey,
  type ApiKeyRow,
  type PersonRow,
} from '../../../store/people.ts';
import { iso, isoOrNull } from '../order-wire.ts';
import type { ById } from './query.ts';

const managers = { roles: MANAGERS } as const;

/** The key of a print station; a web application's is none of a manager's devices. */
const maybeStation = async (db: Db, id: string): Promise<ApiKeyRow | undefined> => {
  const key = await maybeApiKey(db, id);
  return key?.type === 'PRINTER' ? key : undefined;
};

/** Owner → streams at other hubs. */
type Elsewhere = ReadonlyMap<string, number>;
const NOWHERE: Elsewhere = new Map();

export const deviceRoutes = (app: FastifyInstance, hub: Hub): void => {
  const isLive = (owner: string, elsewhere: Elsewhere): boolean => hub.streams.hasOwner(owner) || elsewhere.has(owner);

  const toWire = (row: DeviceRow, elsewhere: Elsewhere = NOWHERE): DeviceWire => ({
    id: row.id,
    kind: 'screen',
    name: row.name,
    pairedAt: iso(row.paired_at),
    pairedBy: row.paired_by,
    lastSeenAt: row.last_seen_at === null ? null : iso(row.last_seen_at),
    address: row.address,
    live: isLive(`person:${row.person_id}`, elsewhere),
  });

  // A print station is known by its key; also one whose key was made by hand.
  const toStationWire = (row: ApiKeyRow, elsewhere: Elsewhere = NOWHERE): DeviceWire => ({
    id: row.id,
    kind: 'station',
    name: row.name,
    pairedAt: iso(row.created_at),
    pairedBy: '',
    lastSeenAt: isoOrNull(row.last_used_at),
    address: null,
    live: isLive(`key:${row.id}`, elsewhere),
  });

  app.post('/v1/pairings', async (request, reply): Promise<PairingWire> => {
    const { kind } = pairingInput.parse(request.body ?? undefined);
    const { expiresAt, ...pairing } = await hub.pairings.ask(request.ip, kind);
    reply.code(201).header('cache-control', 'no-store');
    return { ...pairing, expiresAt: iso(expiresAt) };
  });

  // Asked every few seconds; the secret is in a header, because addresses end in logs.
  app.post<ById>('/v1/pairings/:id/claim', async (request, reply): Promise<PairingClaim> => {
    const secret = request.headers[PAIRING_HEADER];
    const { id } = request.params;
    const { given, expiresAt } = await hub.pairings.look(id, typeof secret === 'string' ? secret : '');
    if (given === null) return { state: 'waiting', expiresAt: iso(expiresAt) };
    reply.header('cache-control', 'no-store');
    if ('key_id' in given) return { state: 'key', key: await claimKey(id, given.key_id) };
    const person = await claimPerson(id, given.person_id);
    const session = await hub.auth.deviceSession(person);
    setSessionCookies(request, reply, session.token, session.expiresAt);
    return { state: 'paired', id: session.id, username: session.username, role: session.role };
  });

  // Only now there is a text of it: until it is handed out, nobody can read it anywhere.
  const claimKey = (pairingId: string, keyId: string): Promise<string> =>
    hub.store.write(async (tx) => {
      await hub.pairings.spend(tx, pairingId);
      if (!(await maybeStation(tx.db, keyId))) throw new Refusal('pairing-unknown');
      return renewApiKey(tx, hub.random, keyId);
    });
  const claimPerson = (pairingId: string, personId: number): Promise<PersonRow> =>
    hub.store.write(async (tx) => {
      await hub.pairings.spend(tx, pairingId);
      const person = await maybePerson(tx.db, personId);
      if (!person?.active) throw new Refusal('pairing-unknown');
      return person;
    });

  app.get('/v1/devices', async (request) => {
    requireAccess(request, managers);
    const elsewhere = await hub.streamsElsewhere.all();
    return hub.store.read(async ({ db }) => [
      ...(await allDevices(db)).map((row) => toWire(row, elsewhere)),
      ...(await allApiKeys(db)).filter(({ type }) => type === 'PRINTER').map((row) => toStationWire(row, elsewhere)),
    ]);
  });

  app.post('/v1/devices', async (request, reply) => {
    const principal = requireAccess(request, managers);
    const { code, name } = deviceInput.parse(request.body);
    const by = principal.kind === 'person' ? principal.username : '';
    const run = async (tx: WriteTx) => {
      const asking = await hub.pairings.find(tx, code);
      if (asking.kind === 'station') {
        const { row } = await issueApiKey(tx, hub.random, { name, type: 'PRINTER' });
        await asking.give({ key_id: row.id });
        return { status: 201, body: { ...toStationWire(row), pairedBy: by } };
      }
      const device = await pairDevice(tx, hub.env, name, by);
      await asking.give({ person_id: device.person_id });
      return { status: 201, body: toWire(device) };
    };
    return mutate(hub, request, reply, run);
  });

  app.patch<ById>('/v1/devices/:id', (request, reply) => {
    requireAccess(request, managers);
    const { name } = deviceChange.parse(request.body);
    const { id } = request.params;
    const run = async (tx: WriteTx) => {
      const key = await maybeStation(tx.db, id);
      if (!key) return { status: 200, body: toWire(await renameDevice(tx, id, name)) };
      await renameApiKey(tx.db, id, name);
      await tx.append({ type: 'access-changed' });
      return { status: 200, body: toStationWire({ ...key, name }) };
    };
    return mutate(hub, request, reply, run);
  });

  app.delete<ById>('/v1/devices/:id', (request, reply) => {
    requireAccess(request, managers);
    const { id } = request.params;
    const run = async (tx: WriteTx) => {
      if (await maybeStation(tx.db, id)) await revokeKey(tx, id);
      else await revokeDevice(tx, id);
      return { status: 204 };
    };
    return mutate(hub, request, reply, run);
  });
};
