import { createReadStream } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { BackupContent, BackupWire } from '#contract/backups.ts';
import { Refusal } from '#contract/errors.ts';
import { noteAudit } from '../../../http/audit.ts';
import { ADMIN, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { backupPath, inspectBackup, removeBackup, stageRestore, type BackupFile } from '../../../store/backups.ts';
import { iso, isoOrNull } from '../order-wire.ts';

type ByName = { Params: { name: string } };
const admins = { roles: ADMIN } as const;

const toWire = ({ name, at, bytes }: BackupFile): BackupWire => ({ name, at: iso(at), bytes });

export const backupRoutes = (app: FastifyInstance, hub: Hub): void => {
  const fileOf = (name: string): string => {
    const file = backupPath(hub.folder, name);
    if (file === undefined) throw new Refusal('not-found');
    return file;
  };
  const note = (principal: Parameters<typeof noteAudit>[1], action: string, name: string): Promise<void> =>
    hub.store.write((tx) => noteAudit(tx, principal, { area: 'backups', action, subject: name }));

  app.get('/v1/backups', (request) => {
    requireAccess(request, admins);
    if (hub.store.shared) throw new Refusal('backups-elsewhere');
    return hub.backups.list().map(toWire);
  });

  app.post('/v1/backups', async (request, reply) => {
    const principal = requireAccess(request, { ...admins, station: true });
    const made = await hub.backups.make(principal.kind === 'station' ? 'before-update' : 'manual');
    await note(principal, 'made', made.name);
    return reply.code(201).send(toWire(made));
  });

  app.get<ByName>('/v1/backups/:name', (request): BackupContent => {
    requireAccess(request, admins);
    const { lastOrderAt, ...content } = inspectBackup(fileOf(request.params.name));
    return { name: request.params.name, ...content, lastOrderAt: isoOrNull(lastOrderAt) };
  });

  // The whole of it, hashes of passwords too, or it could not be restored on another machine; the key of all tokens lies
  // beside the database, not in it.
  app.get<ByName>('/v1/backups/:name/file', async (request, reply) => {
    const principal = requireAccess(request, admins);
    const file = fileOf(request.params.name);
    await note(principal, 'downloaded', request.params.name);
    return reply
      .type('application/vnd.sqlite3')
      .header('content-disposition', `attachment; filename="${request.params.name}"`)
      .send(createReadStream(file));
  });

  app.delete<ByName>('/v1/backups/:name', async (request, reply) => {
    const principal = requireAccess(request, admins);
    removeBackup(fileOf(request.params.name));
    await note(principal, 'removed', request.params.name);
    return reply.code(204).send();
  });

  // The database is exchanged at the next start, which follows at once; all clients then see another log and read anew.
  app.post<ByName>('/v1/backups/:name/restore', async (request, reply) => {
    const principal = requireAccess(request, admins);
    const { name } = request.params;
    const file = fileOf(name);
    const { sound, newer } = inspectBackup(file);
    if (!sound) throw new Refusal('backup-damaged');
    if (newer) throw new Refusal('backup-newer');
    await note(principal, 'restored', name);
    stageRestore(hub.folder, file);
    reply.raw.once('close', () => hub.restart());
    return reply.code(202).send({ name, restarting: true });
  });
};
