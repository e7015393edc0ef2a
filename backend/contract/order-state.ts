import { z } from 'zod';

/** Canonical states (design section 4). */
export const orderStates = ['PENDING', 'CONFIRMED', 'PREPARING', 'READY', 'PICKED_UP', 'CANCELLED'] as const;
export const orderState = z.enum(orderStates);
export type OrderState = z.infer<typeof orderState>;

/** MySagra's wire enum: READY is spoken as COMPLETED, PREPARING is still CONFIRMED there. */
export const mysagraStatuses = ['PENDING', 'CONFIRMED', 'COMPLETED', 'PICKED_UP', 'CANCELLED'] as const;
export const mysagraStatus = z.enum(mysagraStatuses);
export type MysagraStatus = z.infer<typeof mysagraStatus>;

/** How an order is eaten. Nobody who says nothing means anything but eat-in: to MySagra there is no other. */
export const orderTypes = ['eat-in', 'take-away', 'delivery'] as const;
export const orderType = z.enum(orderTypes);
export type OrderType = z.infer<typeof orderType>;

export const paymentMethod = z.enum(['CASH', 'CARD']);
export type PaymentMethod = z.infer<typeof paymentMethod>;
export const paymentState = z.enum(['unpaid', 'paid', 'refunded']);
export type PaymentState = z.infer<typeof paymentState>;

/** A station's part of an order: to cook, on the pass, collected. `PARTIAL` orders are CONFIRMED ones with some part done. */
export const stationStatuses = ['CONFIRMED', 'COMPLETED', 'PICKED_UP'] as const;
export const stationStatus = z.enum(stationStatuses);
export type StationStatus = z.infer<typeof stationStatus>;
