import { z } from 'zod';
import type { Allergen } from './allergens.ts';

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
    .array(z.object({ product_id: z.string().min(1).max(64), qty: z.number().int().min(1).max(999), notes }))
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
});
export type CartStep = z.infer<typeof cartStep>;
export const checkoutInput = cartItemsInput.partial().nullish();

/** The shared cart as both screens show it; money as numbers. */
export type CartView = {
  items: { product_id: string; name: string; qty: number; unit_price: number; total: number; notes: string | null }[];
  total: number;
  item_count: number;
};
export type CartCheckout = CartView & {
  order_id: string;
  display_code: string;
  ticket_number: number | null;
  payment_status: 'unpaid' | 'paid';
};
export const cartEndReasons = ['checkout', 'user', 'staff', 'idle'] as const;
export type CartEndReason = (typeof cartEndReasons)[number];

/** What may be put into the cart now, for a phone that has no menu of its own; prices as numbers. */
export type CartMenu = {
  currency: string;
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
    }[];
  }[];
};
