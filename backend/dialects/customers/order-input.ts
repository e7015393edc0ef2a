import { z } from 'zod';
import { Refusal } from '#contract/errors.ts';
import { createOrderInput, type OrderItemInput } from '#contract/orders.ts';

/** What both forms of `POST /api/orders` come down to. `customerId`: staff may say whose order it is. */
export type CustomerOrderBody = { items: OrderItemInput[]; payAtTill: boolean; customerId: number | undefined };

const about = z.object({
  customerId: z.coerce.number().int().positive().optional(),
  customer_id: z.coerce.number().int().positive().optional(),
  payAtTill: z.boolean().optional(),
  pay_at_till: z.boolean().optional(),
  specialInstructions: z.string().max(255).nullish(),
});

type Line = Record<string, unknown>;
const isLine = (value: unknown): value is Line => typeof value === 'object' && value !== null && !Array.isArray(value);

const linesOf = (body: unknown): unknown[] => (isLine(body) && Array.isArray(body['items']) ? body['items'] : []);

/** CampusBite's form names a dish `menuItemId` and a number `quantity`; everything else is the orders stream's. */
export const isCampusForm = (body: unknown): boolean => {
  const [first] = linesOf(body);
  return isLine(first) && first['product_id'] === undefined && first['qty'] === undefined && 'quantity' in first;
};

const wholePositive = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1;

// seed-systems 1B's validator, text for text; a dish here is an opaque id.
const faultsOf = (lines: readonly unknown[]): string[] =>
  lines.length === 0
    ? ['items must be a non-empty array']
    : lines.flatMap((line, index) => [
        ...(isLine(line) && typeof line['product_id'] === 'string' && line['product_id'] !== ''
          ? []
          : [`items[${index}].product_id is required`]),
        ...(isLine(line) && wholePositive(line['qty']) ? [] : [`items[${index}].qty must be a positive integer`]),
      ]);

const finish = (body: unknown, items: unknown): CustomerOrderBody => {
  const { customerId, customer_id, payAtTill, pay_at_till } = about.parse(body);
  return {
    items: createOrderInput.shape.orderItems.parse(items),
    payAtTill: payAtTill ?? pay_at_till ?? false,
    customerId: customerId ?? customer_id,
  };
};

/** `{"address_id"?, "items":[{"product_id","qty","notes"?}]}`. @throws Refusal bad-request, ZodError */
export const readOrdersForm = (body: unknown): CustomerOrderBody => {
  const lines = linesOf(body);
  const faults = faultsOf(lines);
  if (faults.length > 0) throw new Refusal('bad-request', faults.slice(0, 20).join('\n'));
  const items = (lines as Line[]).map(({ product_id, qty, notes }) => ({ foodId: product_id, quantity: qty, notes }));
  return finish(body, items);
};

/** `{"items":[{"menuItemId","quantity","notes"?}], "specialInstructions"?}`. @throws ZodError */
export const readCampusForm = (body: unknown): CustomerOrderBody => {
  const { specialInstructions } = about.parse(body);
  const items = linesOf(body).map((line) => {
    const { menuItemId, id, foodId, quantity, notes } = isLine(line) ? line : {};
    // Said once for the order, it must reach every station that cooks a part of it.
    return { foodId: menuItemId ?? id ?? foodId, quantity, notes: notes ?? specialInstructions };
  });
  return finish(body, items);
};
