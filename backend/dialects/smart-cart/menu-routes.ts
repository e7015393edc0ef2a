import type { FastifyInstance } from 'fastify';
import type { CartMenu } from '#contract/cart.ts';
import { STAFF, requireAccess } from '../../http/authenticate.ts';
import type { Hub } from '../../http/hub.ts';
import { allCategories, allFoods } from '../../store/menu.ts';
import type { Db } from '../../store/db.ts';
import { toPlainFoodWire } from '../mysagra/menu-wire.ts';
import { requireSession } from './caller.ts';
import { cartError } from './words.ts';

const readMenu = async (db: Db): Promise<CartMenu['categories']> => {
  const foods = await allFoods(db);
  return (await allCategories(db))
    .filter(({ available }) => available === 1)
    .map(({ id, name }) => ({
      id,
      name,
      foods: foods
        .filter((food) => food.category_id === id)
        .map((food) => {
          const { description, price, allergens, picture, available } = toPlainFoodWire(food);
          const about = { description, unit_price: Number(price), allergens: [...allergens], picture, available };
          return { product_id: food.id, name: food.name, ...about };
        }),
    }))
    .filter((category) => category.foods.length > 0);
};

/** What a phone needs that came in by a QR: the menu, and the way here. */
export const cartMenuRoutes = (app: FastifyInstance, hub: Hub): void => {
  for (const prefix of ['', '/api'])
    app.get<{ Params: { session_id: string } }>(
      `${prefix}/customer-session/:session_id/menu`,
      { config: { errorForm: cartError } },
      async (request): Promise<CartMenu> => {
        await requireSession(hub, request, request.params.session_id);
        const categories = await hub.store.read(({ db }) => readMenu(db));
        return { currency: hub.env.settings().currency, categories };
      },
    );

  /** Where a phone finds this hub; null when it cannot. */
  app.get('/v1/phone-address', async (request) => {
    requireAccess(request, { roles: STAFF });
    return { origin: hub.phoneOrigin() };
  });
};
