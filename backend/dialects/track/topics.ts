/** Whom the streams opened from an order's paper count against. */
export const trackOwner = (orderId: number): string => `track:${orderId}`;
