import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { foodChange, foodInput, foodPut, foodQuery, type FoodChange, type FoodWire } from '#contract/menu.ts';
import { addFood } from '../../../commands/add-food.ts';
import { changeFood } from '../../../commands/change-food.ts';
import { found, requireDeleted } from '../../../commands/found.ts';
import { ADMIN, MANAGERS, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { requireRevision, sayRevision } from '../../../http/revision.ts';
import { snapshot } from '../../../http/snapshot.ts';
import type { Db } from '../../../store/db.ts';
import { ingredientsOf } from '../../../store/ingredients.ts';
import {
  allCategories,
  allFoods,
  deleteFood,
  maybeCategory,
  maybeFood,
  type CategoryRow,
  type FoodRow,
} from '../../../store/menu.ts';
import { toFoodWire } from '../menu-wire.ts';
import { anybody, isGuest, passes } from './menu-access.ts';
import { queryOf, type ById } from './query.ts';

const managers = { roles: MANAGERS } as const;
const asked = { include: ['ingredients'] };

const toWire = async (
  db: Db,
  food: FoodRow,
  category: CategoryRow,
  { include }: { include?: readonly string[] | undefined },
): Promise<FoodWire> => {
  if (!include?.includes('ingredients')) return toFoodWire(food, category);
  return toFoodWire(food, category, (await ingredientsOf(db, [food.id])).get(food.id) ?? []);
};

/** What people set: whether it is sold out changes all evening, and its place when another dish is dragged past it. */
const edited = async (db: Db, { available: _available, position: _position, picture: _picture, ...row }: FoodRow) => ({
  ...row,
  ingredients: ((await ingredientsOf(db, [row.id])).get(row.id) ?? []).map(({ id }) => id).toSorted(),
});

export const foodRoutes = (app: FastifyInstance, hub: Hub): void => {
  const change = (request: FastifyRequest<ById>, reply: FastifyReply, named: FoodChange, announce: boolean) =>
    mutate(hub, request, reply, async (tx) => {
      const before = await maybeFood(tx.db, request.params.id);
      if (before && request.headers['if-match'] !== undefined) {
        const home = found(await maybeCategory(tx.db, before.category_id));
        requireRevision(request, await edited(tx.db, before), await toWire(tx.db, before, home, asked));
      }
      const { food, category } = await changeFood(tx, request.params.id, named, announce);
      sayRevision(reply, await edited(tx.db, food));
      return { status: 200, body: await toWire(tx.db, food, category, named.ingredients ? asked : {}) };
    });

  app.get('/v1/foods', async (request, reply) => {
    const guest = isGuest(requireAccess(request, anybody));
    const { available, category: names, include } = queryOf(request, foodQuery);
    return snapshot(hub, reply, async ({ db }) => {
      const categories = new Map(
        (await allCategories(db))
          .filter((category) => (!guest || category.available) && (!names || names.includes(category.name)))
          .map((category) => [category.id, category]),
      );
      const ingredients = include ? await ingredientsOf(db) : undefined;
      const foods = (await allFoods(db)).filter((food) => passes(guest ? 'true' : available, food));
      return foods.flatMap((food) => {
        const category = categories.get(food.category_id);
        return category ? [toFoodWire(food, category, ingredients && (ingredients.get(food.id) ?? []))] : [];
      });
    });
  });

  // Public, as MySagra's is.
  app.get<ById>('/v1/foods/:id', async (request, reply) => {
    const query = queryOf(request, foodQuery);
    return snapshot(hub, reply, async ({ db }) => {
      const food = found(await maybeFood(db, request.params.id));
      sayRevision(reply, await edited(db, food));
      return toWire(db, food, found(await maybeCategory(db, food.category_id)), query);
    });
  });

  app.post('/v1/foods', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS, keys: ['PRINTER'] });
    const input = foodInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const { food, category } = await addFood(tx, hub.env, input);
      return { status: 201, body: await toWire(tx.db, food, category, input.ingredients ? asked : {}) };
    });
  });

  app.put<ById>('/v1/foods/:id', async (request, reply) => {
    requireAccess(request, managers);
    return change(request, reply, foodPut.parse(request.body), true);
  });

  app.patch<ById>('/v1/foods/:id', async (request, reply) => {
    const principal = requireAccess(request, { roles: STAFF });
    const named = foodChange.parse(request.body);
    // Marking a dish as sold out is the till's and the kitchen's business too; its price and its printer are not.
    const more = Object.keys(named).some((name) => name !== 'available');
    if (principal.kind === 'person' && principal.role === 'operator' && more) throw new Refusal('forbidden');
    return change(request, reply, named, false);
  });

  app.delete<ById>('/v1/foods/:id', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    return mutate(hub, request, reply, async (tx) => {
      requireDeleted(await deleteFood(tx.db, request.params.id));
      await tx.append({ type: 'menu-changed' });
      return { status: 204 };
    });
  });
};
