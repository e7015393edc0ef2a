import { z } from 'zod';
import type { Allergen } from './allergens.ts';
import { choicesInput } from './choices.ts';

/** A cart is a self-order screen. Its id is text everywhere; one that is a number goes out as a number (seed-systems C18). */
export const cartId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const cartConditions = ['available', 'maintenance', 'battery low'] as const;
export type CartCondition = (typeof cartConditions)[number];

export const cartInput = z.object({ id: cartId, condition: z.enum(cartConditions).default('available') });
export const cartPatch = z.object({ condition: z.enum(cartConditions) });

export const scanInput = z.object({ token: z.string().max(2_000) });
const notes = z.string().max(255).nullish();
export const cartItemsInput = z.object({
  items: z
    .array(
      z.object({
        product_id: z.string().min(1).max(64),
        qty: z.number().int().min(1).max(999),
        notes,
        ...choicesInput,
      }),
    )
    .max(200),
});
export type CartItems = z.infer<typeof cartItemsInput>['items'];
/** One step of one line, more or less: two screens that press at once both count. */
export const cartStep = z.object({
  product_id: z.string().min(1).max(64),
  add: z
    .number()
    .int()
    .min(-999)
    .max(999)
    .refine((pieces) => pieces !== 0),
  notes,
  ...choicesInput,
});
export type CartStep = z.infer<typeof cartStep>;
/** `total`: what the customer read; a cart that is worth another sum by now is not ordered. */
export const checkoutInput = cartItemsInput.partial().extend({ total: z.number().optional() }).nullish();

/** An ingredient that a line leaves out or adds. `surcharge`: in money, for one piece. */
export type CartChoice = { id: string; name: string; surcharge: number };
export type CartLine = {
  product_id: string;
  name: string;
  qty: number;
  /** Extras are in it. */
  unit_price: number;
  total: number;
  notes: string | null;
  /** Only where there are any. */
  without?: CartChoice[];
  extra?: CartChoice[];
};

/** The shared cart as both screens show it; money as numbers. */
export type CartView = {
  items: CartLine[];
  total: number;
  item_count: number;
};
export type CartCheckout = CartView & {
  order_id: string;
  display_code: string;
  ticket_number: number | null;
  payment_status: 'unpaid' | 'paid';
};
/** The till has the money, or staff at the screen said so: now there is a number to be called by. */
export type CartPaid = Pick<CartCheckout, 'order_id' | 'display_code' | 'ticket_number'> & { payment_status: 'paid' };
export const cartEndReasons = ['checkout', 'user', 'staff', 'idle'] as const;
export type CartEndReason = (typeof cartEndReasons)[number];

/** What may be put into the cart now, for a phone that has no menu of its own; prices as numbers. */
export type CartMenu = {
  currency: string;
  /** What can be added to any dish that is made of something. */
  extras: CartChoice[];
  categories: {
    id: string;
    name: string;
    foods: {
      product_id: string;
      name: string;
      description: string | null;
      unit_price: number;
      allergens: Allergen[];
      picture: string | null;
      available: boolean;
      /** What can be left out of it. */
      removable: CartChoice[];
      /** It is made of something, so that extras make sense. */
      changeable: boolean;
    }[];
  }[];
};
