import { toDecimalString } from '#contract/money.ts';
import type { OrderItemWire } from '#contract/orders.ts';
import type { Choice } from '#domain/choices.ts';
import type { OrderLine } from '#domain/order.ts';

export const toFoodRef = (line: OrderLine): OrderItemWire['food'] => ({
  id: line.foodId,
  name: line.foodName,
  printerId: line.printerId,
  category: {
    id: line.categoryId,
    name: line.categoryName,
    station: line.stationId === null ? null : { id: line.stationId, name: line.stationName ?? '' },
  },
});

export const toNamed = ({ id, name }: Choice) => ({ id, name });
export const toAddedWire = ({ id, name, surcharge }: Choice) => ({ id, name, surcharge: toDecimalString(surcharge) });

/** Only where there are any: a line as the menu makes it is, to the letter, what MySagra sends. */
export const choicesOf = <W, E>(
  { choices }: OrderLine,
  toWithout: (one: Choice) => W,
  toExtra: (one: Choice) => E,
) => ({
  ...(choices?.without.length ? { without: choices.without.map(toWithout) } : {}),
  ...(choices?.extra.length ? { extra: choices.extra.map(toExtra) } : {}),
});
