import type { Channel } from '#contract/events.ts';

/** The stream hub's name of a MySagra channel. */
export const topicOf = (channel: Channel): string => `mysagra/${channel}`;
