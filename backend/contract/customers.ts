import { z } from 'zod';

/** seed-campusbite-notifications; `placed` is stored and never pushed. */
export const campusStatuses = ['placed', 'accepted', 'processing', 'ready', 'picked_up', 'cancelled'] as const;
export const campusStatus = z.enum(campusStatuses);
export type CampusStatus = z.infer<typeof campusStatus>;

/** seed-orders-stream, case and spaces included. */
export const ordersStatuses = ['Order Received', 'Preparing', 'Out for Delivery', 'Delivered', 'Cancelled'] as const;
export const ordersStatus = z.enum(ordersStatuses);
export type OrdersStatus = z.infer<typeof ordersStatus>;

/** A CampusBite frame after the handshake. `otp` and `otpExpiresAt` only while the code is good. */
export const orderNotification = z.object({
  type: z.literal('order_update'),
  title: z.string(),
  message: z.string(),
  data: z.object({
    orderId: z.string().regex(/^[0-9a-f]{24}$/),
    orderNumber: z.string(),
    status: campusStatus.exclude(['placed']),
    otp: z.string().optional(),
    otpExpiresAt: z.iso.datetime().optional(),
  }),
  timestamp: z.iso.datetime(),
});
export type OrderNotification = z.infer<typeof orderNotification>;

/** Exactly these three (seed-orders-stream, section 2). */
export const orderStatusPush = z.strictObject({
  order_id: z.uuid(),
  order_code: z.string().regex(/^ORD-[A-Z0-9]{6}$/),
  order_status: ordersStatus,
});
export type OrderStatusPush = z.infer<typeof orderStatusPush>;

const email = z.string().trim().toLowerCase().max(200).pipe(z.email());
const password = z.string().min(8).max(100);
const name = z.string().trim().min(1).max(80);

export const registerInput = z.object({ name, email, password });
// A person made by an administrator has a username in place of an address.
export const customerLoginInput = z
  .object({
    email: z.string().trim().min(1).max(200).optional(),
    username: z.string().trim().min(1).max(200).optional(),
    password: z.string().min(1).max(100),
  })
  .refine((input) => input.email !== undefined || input.username !== undefined, {
    path: ['email'],
    message: 'email is required',
  });
export const guestInput = z.object({ name: name.optional() }).optional();

export const customerUser = z.object({ id: z.number().int(), name: z.string(), email: z.string().nullable() });
export const customerSession = z.object({
  success: z.literal(true),
  data: z.object({ accessToken: z.string(), user: customerUser }),
});
export type CustomerUser = z.infer<typeof customerUser>;

export const customerStreams = ['notifications', 'orders'] as const;
export type CustomerStream = (typeof customerStreams)[number];
export const ticketInput = z.object({ stream: z.enum(customerStreams) });
export const ticketAnswer = z.object({ ticket: z.string(), expires_in: z.number().int() });

/** Why an order was cancelled, in CampusBite's words where it has some. */
export const cancelReasons = ['payment_failed', 'payment_timeout', 'customer', 'staff'] as const;
export type CancelReason = (typeof cancelReasons)[number];
