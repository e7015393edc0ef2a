import type { CustomerStream } from '#contract/customers.ts';

/** One topic a person; what follows the colon is no family of its own in the figures, so that nobody's id shows there. */
export const customerTopic = (stream: CustomerStream, personId: number): string => `${stream}:${personId}`;

/** Whose topic this is; undefined for topics that are nobody's own. */
export const customerOfTopic = (topic: string): number | undefined => {
  const [, id] = /^(?:notifications|orders):(\d+)$/.exec(topic) ?? [];
  return id === undefined ? undefined : Number(id);
};
