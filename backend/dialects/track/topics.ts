/** One topic an order; what follows the colon is no family of its own in the figures. */
export const trackTopic = (orderId: number): string => `track:${orderId}`;

/** Whose topic this is; undefined for topics that are no order's own. */
export const orderOfTopic = (topic: string): number | undefined => {
  const [, id] = /^track:(\d+)$/.exec(topic) ?? [];
  return id === undefined ? undefined : Number(id);
};
