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
import { issueApiKey } from '../../../auth/issue-api-key.ts';
import { pairDevice, renameDevice, revokeDevice } from '../../../commands/pair-device.ts';
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
  revokeApiKey,
  type ApiKeyRow,
} from '../../../store/people.ts';
import { iso, isoOrNull } from '../order-wire.ts';
import type { ById } from './query.ts';

const managers = { roles: MANAGERS } as const;

/** The key of a print station; a web application's is none of a manager's devices. */
const maybeStation = async (db: Db, id: string): Promise<ApiKeyRow | undefined> => {
  const key = await maybeApiKey(db, id);
  return key?.type === 'PRINTER' ? key : undefined;
};

export const deviceRoutes = (app: FastifyInstance, hub: Hub): void => {
  const toWire = (row: DeviceRow): DeviceWire => ({
    id: row.id,
    kind: 'screen',
    name: row.name,
    pairedAt: iso(row.paired_at),
    pairedBy: row.paired_by,
    lastSeenAt: row.last_seen_at === null ? null : iso(row.last_seen_at),
    address: row.address,
    live: hub.streams.hasOwner(`person:${row.person_id}`),
  });

  // A print station is known by its key; also one whose key was made by hand.
  const toStationWire = (row: ApiKeyRow): DeviceWire => ({
    id: row.id,
    kind: 'station',
    name: row.name,
    pairedAt: iso(row.created_at),
    pairedBy: '',
    lastSeenAt: isoOrNull(row.last_used_at),
    address: null,
    live: hub.streams.hasOwner(`key:${row.id}`),
  });

  app.post('/v1/pairings', (request, reply): PairingWire => {
    const { kind } = pairingInput.parse(request.body ?? undefined);
    const { expiresAt, ...pairing } = hub.pairings.ask(request.ip, kind);
    reply.code(201).header('cache-control', 'no-store');
    return { ...pairing, expiresAt: iso(expiresAt) };
  });

  // Asked every few seconds; the secret is in a header, because addresses end in logs.
  app.post<ById>('/v1/pairings/:id/claim', async (request, reply): Promise<PairingClaim> => {
    const secret = request.headers[PAIRING_HEADER];
    const { given, expiresAt } = hub.pairings.claim(request.params.id, typeof secret === 'string' ? secret : '');
    if (given === null) return { state: 'waiting', expiresAt: iso(expiresAt) };
    reply.header('cache-control', 'no-store');
    if ('key' in given) return { state: 'key', key: given.key };
    const person = await hub.store.read(({ db }) => maybePerson(db, given.personId));
    if (!person?.active) throw new Refusal('pairing-unknown');
    const session = await hub.auth.deviceSession(person);
    setSessionCookies(request, reply, session.token, session.expiresAt);
    return { state: 'paired', id: session.id, username: session.username, role: session.role };
  });

  app.get('/v1/devices', async (request) => {
    requireAccess(request, managers);
    return hub.store.read(async ({ db }) => [
      ...(await allDevices(db)).map(toWire),
      ...(await allApiKeys(db)).filter(({ type }) => type === 'PRINTER').map(toStationWire),
    ]);
  });

  app.post('/v1/devices', async (request, reply) => {
    const principal = requireAccess(request, managers);
    const { code, name } = deviceInput.parse(request.body);
    const by = principal.kind === 'person' ? principal.username : '';
    let taken: ReturnType<Hub['pairings']['take']> | undefined;
    let letIn: (() => void) | undefined;
    const run = async (tx: WriteTx) => {
      taken = hub.pairings.take(code);
      if (taken.kind === 'station') {
        const { row, text: key } = await issueApiKey(tx, hub.random, { name, type: 'PRINTER' });
        letIn = () => taken?.accept({ key });
        return { status: 201, body: { ...toStationWire(row), pairedBy: by } };
      }
      const device = await pairDevice(tx, hub.env, name, by);
      letIn = () => taken?.accept({ personId: device.person_id });
      return { status: 201, body: toWire(device) };
    };
    try {
      // Only what is on disk lets anybody in; a refusal, a kept one too, leaves the code on its screen.
      return await mutate(hub, request, reply, run, () => {
        if (letIn) letIn();
        else taken?.putBack();
      });
    } catch (error) {
      taken?.putBack();
      throw error;
    }
  });

  app.patch<ById>('/v1/devices/:id', (request, reply) => {
    requireAccess(request, managers);
    const { name } = deviceChange.parse(request.body);
    const { id } = request.params;
    const run = async (tx: WriteTx) => {
      const key = await maybeStation(tx.db, id);
      if (!key) return { status: 200, body: toWire(await renameDevice(tx, id, name)) };
      await renameApiKey(tx.db, id, name);
      return { status: 200, body: toStationWire({ ...key, name }) };
    };
    return mutate(hub, request, reply, run, hub.auth.forget);
  });

  app.delete<ById>('/v1/devices/:id', (request, reply) => {
    requireAccess(request, managers);
    const { id } = request.params;
    let owner: string | undefined;
    const run = async (tx: WriteTx) => {
      if (await maybeStation(tx.db, id)) {
        await revokeApiKey(tx.db, id, tx.now);
        owner = `key:${id}`;
      } else owner = `person:${await revokeDevice(tx, id)}`;
      return { status: 204 };
    };
    return mutate(hub, request, reply, run, () => {
      hub.auth.forget();
      if (owner !== undefined) hub.streams.closeOwner(owner);
    });
  });
};
