import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import {
  deviceChange,
  deviceInput,
  PAIRING_HEADER,
  type DeviceWire,
  type PairingClaim,
  type PairingWire,
} from '#contract/pairings.ts';
import { pairDevice, renameDevice, revokeDevice } from '../../../commands/pair-device.ts';
import { MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import { setSessionCookies } from '../../../http/cookies.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import type { WriteTx } from '../../../store/event-log.ts';
import { allDevices, type DeviceRow } from '../../../store/paired-devices.ts';
import { maybePerson } from '../../../store/people.ts';
import { iso } from '../order-wire.ts';
import type { ById } from './query.ts';

const managers = { roles: MANAGERS } as const;

export const deviceRoutes = (app: FastifyInstance, hub: Hub): void => {
  const toWire = (row: DeviceRow): DeviceWire => ({
    id: row.id,
    name: row.name,
    pairedAt: iso(row.paired_at),
    pairedBy: row.paired_by,
    lastSeenAt: row.last_seen_at === null ? null : iso(row.last_seen_at),
    address: row.address,
    live: hub.streams.hasOwner(`person:${row.person_id}`),
  });

  app.post('/v1/pairings', (request, reply): PairingWire => {
    const { expiresAt, ...pairing } = hub.pairings.ask(request.ip);
    reply.code(201).header('cache-control', 'no-store');
    return { ...pairing, expiresAt: iso(expiresAt) };
  });

  // Asked every few seconds; the secret is in a header, because addresses end in logs.
  app.post<ById>('/v1/pairings/:id/claim', async (request, reply): Promise<PairingClaim> => {
    const secret = request.headers[PAIRING_HEADER];
    const { personId, expiresAt } = hub.pairings.claim(request.params.id, typeof secret === 'string' ? secret : '');
    if (personId === null) return { state: 'waiting', expiresAt: iso(expiresAt) };
    const person = await hub.store.read(({ db }) => maybePerson(db, personId));
    if (!person?.active) throw new Refusal('pairing-unknown');
    const session = await hub.auth.deviceSession(person);
    setSessionCookies(request, reply, session.token, session.expiresAt);
    return { state: 'paired', id: session.id, username: session.username, role: session.role };
  });

  app.get('/v1/devices', async (request) => {
    requireAccess(request, managers);
    return (await hub.store.read(({ db }) => allDevices(db))).map(toWire);
  });

  app.post('/v1/devices', async (request, reply) => {
    const principal = requireAccess(request, managers);
    const { code, name } = deviceInput.parse(request.body);
    const by = principal.kind === 'person' ? principal.username : '';
    let taken: { accept(personId: number): void; putBack(): void } | undefined;
    let device: DeviceRow | undefined;
    const run = async (tx: WriteTx) => {
      taken = hub.pairings.take(code);
      device = await pairDevice(tx, hub.env, name, by);
      return { status: 201, body: toWire(device) };
    };
    try {
      // Only what is on disk lets anybody in; a refusal, a kept one too, leaves the code on its screen.
      return await mutate(hub, request, reply, run, () => {
        if (device) taken?.accept(device.person_id);
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
    const run = async (tx: WriteTx) => ({ status: 200, body: toWire(await renameDevice(tx, request.params.id, name)) });
    return mutate(hub, request, reply, run, hub.auth.forget);
  });

  app.delete<ById>('/v1/devices/:id', (request, reply) => {
    requireAccess(request, managers);
    let personId: number | undefined;
    const run = async (tx: WriteTx) => {
      personId = await revokeDevice(tx, request.params.id);
      return { status: 204 };
    };
    return mutate(hub, request, reply, run, () => {
      hub.auth.forget();
      if (personId !== undefined) hub.streams.closeOwner(`person:${personId}`);
    });
  });
};
