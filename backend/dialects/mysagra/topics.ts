import type { Channel } from '#contract/events.ts';

/** The stream hub's name of a MySagra channel. What follows a colon is one more form of the same channel. */
export const topicOf = (channel: Channel): string => `mysagra/${channel}`;

/** Event names carry their channel, `cashier:confirmed-order`: on a stream of several channels nothing else tells them apart. */
export const labelledTopicOf = (channel: Channel): string => `mysagra/${channel}:labelled`;

/** Without event names, for a client written after the seed's own sample, which listens to `onmessage` (seed-systems C15). */
export const unnamedTopicOf = (channel: Channel): string => `mysagra/${channel}:unnamed`;
