import type { FastifyInstance } from 'fastify';
import type { CartChoice, CartMenu } from '#contract/cart.ts';
import type { IngredientWire, PlainFoodWire } from '#contract/menu.ts';
import { STAFF, requireAccess } from '../../http/authenticate.ts';
import type { Hub } from '../../http/hub.ts';
import type { Db } from '../../store/db.ts';
import { allIngredients } from '../../store/ingredients.ts';
import { allCategories } from '../../store/menu.ts';
import { withFoods } from '../mysagra/menu-tree.ts';
import { toIngredientWire } from '../mysagra/menu-wire.ts';
import { requireSession } from './caller.ts';
import { cartError } from './words.ts';

const toChoice = ({ id, name, surcharge }: IngredientWire): CartChoice => ({ id, name, surcharge: Number(surcharge) });

const toCartFood = (food: PlainFoodWire): CartMenu['categories'][number]['foods'][number] => {
  const { id, name, description, price, allergens, picture, available, ingredients = [] } = food;
  const removable = ingredients.filter((one) => one.removable).map(toChoice);
  const changeable = ingredients.length > 0;
  return {
    product_id: id,
    name,
    description,
    unit_price: Number(price),
    allergens,
    picture,
    available,
    removable,
    changeable,
  };
};

const readMenu = async (db: Db): Promise<Omit<CartMenu, 'currency'>> => {
  const open = (await allCategories(db)).filter(({ available }) => available === 1);
  const categories = (await withFoods(db, open, { foods: true, ingredients: true }))
    .map(({ id, name, foods = [] }) => ({ id, name, foods: foods.map(toCartFood) }))
    .filter(({ foods }) => foods.length > 0);
  const extras = (await allIngredients(db)).map(toIngredientWire).filter((one) => one.addable);
  return { extras: extras.map(toChoice), categories };
};

/** What a phone needs that came in by a QR: the menu, and the way here. */
export const cartMenuRoutes = (app: FastifyInstance, hub: Hub): void => {
  for (const prefix of ['', '/api'])
    app.get<{ Params: { session_id: string } }>(
      `${prefix}/customer-session/:session_id/menu`,
      { config: { errorForm: cartError } },
      async (request): Promise<CartMenu> => {
        await requireSession(hub, request, request.params.session_id);
        const menu = await hub.store.read(({ db }) => readMenu(db));
        return { currency: hub.env.settings().currency, ...menu };
      },
    );

  /** Where a phone finds this hub; null when it cannot. */
  app.get('/v1/phone-address', async (request) => {
    requireAccess(request, { roles: STAFF });
    return { origin: hub.phoneOrigin() };
  });
};
