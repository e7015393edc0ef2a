import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { found } from '../../../commands/found.ts';
import { setPicture } from '../../../commands/set-picture.ts';
import { MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { createPictureMaker } from '../../../pictures/picture-maker.ts';
import { maybeFood } from '../../../store/menu.ts';
import { maybePicture, type PictureRow } from '../../../store/pictures.ts';
import { toPlainFoodWire } from '../menu-wire.ts';
import type { ById } from './query.ts';

// What a telephone makes in one shot.
const MAX_BYTES = 8 * 1024 * 1024;
const managers = { roles: MANAGERS } as const;

export const pictureRoutes = (app: FastifyInstance, hub: Hub): void => {
  const maker = createPictureMaker();

  const made = async (bytes: unknown): Promise<PictureRow> => {
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw new Refusal('picture-refused');
    const picture = await maker.make(bytes);
    if (picture === 'busy') throw new Refusal('too-many-requests', undefined, 2);
    if ('refused' in picture) throw new Refusal('picture-refused');
    return { ...picture, hash: createHash('sha256').update(picture.bytes).digest('hex') };
  };

  // In a scope of its own: no other route takes anything but JSON.
  void app.register(async (scope) => {
    scope.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.put<ById>('/v1/foods/:id/picture', { bodyLimit: MAX_BYTES }, async (request, reply) => {
      requireAccess(request, managers);
      found(await hub.store.read(({ db }) => maybeFood(db, request.params.id)));
      const picture = await made(request.body);
      // What a repeat is compared by, and what the audit trail keeps: not the bytes.
      request.body = { hash: picture.hash };
      return mutate(hub, request, reply, async (tx) => ({
        status: 200,
        body: toPlainFoodWire(await setPicture(tx, request.params.id, picture)),
      }));
    });
  });

  app.delete<ById>('/v1/foods/:id/picture', async (request, reply) => {
    requireAccess(request, managers);
    return mutate(hub, request, reply, async (tx) => ({
      status: 200,
      body: toPlainFoodWire(await setPicture(tx, request.params.id, null)),
    }));
  });

  // Public: it hangs on the wall of the house, and its name says what it is, so that it never changes.
  app.get<{ Params: { name: string } }>('/v1/pictures/:name', async (request, reply) => {
    const hash = /^([0-9a-f]{64})\.webp$/.exec(request.params.name)?.[1];
    const bytes = hash === undefined ? undefined : await hub.store.read(({ db }) => maybePicture(db, hash));
    if (bytes === undefined) throw new Refusal('not-found');
    reply
      .header('etag', `"${hash}"`)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'; sandbox");
    if (request.headers['if-none-match']?.includes(`"${hash}"`)) return reply.code(304).send();
    return reply.type('image/webp').send(Buffer.from(bytes));
  });
};
