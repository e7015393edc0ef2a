import type { Menu, TestHub } from './test-hub.ts';

/** Ids: lasagne made of onion, which can be left out, and dough, which cannot; cheese can be added for 1.25. */
export type Pantry = { lasagne: string; onion: string; cheese: string; dough: string };

export const stockPantry = async (hub: TestHub, menu: Menu): Promise<Pantry> => {
  const ingredient = async (name: string, more = {}): Promise<string> =>
    (await hub.call('POST', '/v1/ingredients', { name, ...more })).body.id;
  const lasagne = menu.foods.find((food) => food.name === 'Lasagne')?.id ?? '';
  const onion = await ingredient('Onion');
  const cheese = await ingredient('Cheese', { surcharge: 1.25 });
  const dough = await ingredient('Dough', { removable: false, addable: false });
  await hub.call('PATCH', `/v1/foods/${lasagne}`, { ingredients: [{ id: onion }, { id: dough }] });
  return { lasagne, onion, cheese, dough };
};
