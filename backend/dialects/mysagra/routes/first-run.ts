import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { firstRunInput, firstRunMenuInput, type FirstRunAnswer } from '#contract/first-run.ts';
import type { ImportPreview } from '#contract/menu-import.ts';
import { STATION_PERSON } from '../../../auth/auth-service.ts';
import { hashPassword } from '../../../auth/password.ts';
import { setUpHouse } from '../../../commands/first-run.ts';
import { importMenu } from '../../../commands/import-menu.ts';
import { readMenu } from '../../../commands/read-menu.ts';
import { noteAudit } from '../../../http/audit.ts';
import { ADMIN, requireAccess } from '../../../http/authenticate.ts';
import { setSessionCookies } from '../../../http/cookies.ts';
import type { Hub } from '../../../http/hub.ts';
import { isSameMachine } from '../../../http/same-machine.ts';
import type { WriteTx } from '../../../store/event-log.ts';
import { MENU_FILE_BODY, previewOf, readAside, type ReadFile } from '../menu-file.ts';

/** Standing at the machine of a house that nobody has claimed yet is the only proof there can be. */
const mayClaim = (hub: Hub, request: FastifyRequest): boolean => hub.firstRun.isOpen() && isSameMachine(request);

export const firstRunRoutes = (app: FastifyInstance, hub: Hub): void => {
  /** A file that cannot be taken whole is not taken: the house is then not set up either. */
  const importWhole = async (tx: WriteTx, file: ReadFile): Promise<void> => {
    const { plan } = previewOf(await readMenu(tx.db), file, false);
    if (!plan) throw new Refusal('bad-request', 'The menu file has faults; look at its preview');
    await importMenu(tx, hub.env, plan);
  };

  // Public in the route table, because nobody has signed in yet; refused to everybody but the machine itself, and for good
  // once the house is set up. Not through the idempotency store: its answer is a session. Whoever repeats it is refused.
  app.post('/v1/first-run', { config: MENU_FILE_BODY }, async (request, reply) => {
    if (!mayClaim(hub, request)) throw new Refusal('first-run-over');
    const { adminPassword, file, ...input } = firstRunInput.parse(request.body);
    const menu = input.menu === 'file' ? await readAside(file ?? '') : null;
    const passwordHash = await hashPassword(adminPassword);
    const { admin, printers } = await hub.store.write(async (tx) => {
      await hub.firstRun.close(tx);
      const made = await setUpHouse(tx, hub, { ...input, passwordHash });
      if (menu) await importWhole(tx, menu);
      const who = { name: STATION_PERSON };
      await noteAudit(tx, who, { area: 'first-run', action: 'set-up', name: input.venueName, detail: input });
      return made;
    });
    // The window that ran it is the administrator's; the machine itself stays, or becomes, the station's own.
    if (!request.principal) {
      const machine = await hub.auth.stationSession();
      setSessionCookies(request, reply, machine.token, machine.expiresAt);
    }
    const { expiresAt: _expiresAt, ...session } = await hub.auth.sessionOf(admin);
    const answer: FirstRunAnswer = { ...session, printers: printers.map(({ id, name }) => ({ id, name })) };
    return reply.code(201).send(answer);
  });

  // Changes nothing: what the file would make of this house's empty menu.
  app.post('/v1/first-run/menu-preview', { config: MENU_FILE_BODY }, async (request): Promise<ImportPreview> => {
    if (!mayClaim(hub, request)) throw new Refusal('first-run-over');
    const { file, printers } = firstRunMenuInput.parse(request.body);
    const read = await readAside(file);
    const menu = await hub.store.read(({ db }) => readMenu(db));
    return previewOf({ ...menu, printers: printers.map((name) => ({ id: name, name })) }, read, false).preview;
  });

  app.post('/v1/printers/search', async (request) => {
    if (!mayClaim(hub, request)) requireAccess(request, { roles: ADMIN });
    return hub.searchPrinters();
  });
};
