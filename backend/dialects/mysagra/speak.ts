import type { Said, Speak } from '../publisher.ts';
import { wireEvents } from './frames.ts';
import { labelledTopicOf, topicOf, unnamedTopicOf } from './topics.ts';

/** Each event of a channel in its three forms: as MySagra names it, labelled with its channel, and without a name. */
export const speakMysagra: Speak = (logged) =>
  wireEvents(logged).flatMap(({ channel, name, data }): Said[] => [
    { topic: topicOf(channel), name, data },
    { topic: labelledTopicOf(channel), name: `${channel}:${name}`, data },
    { topic: unnamedTopicOf(channel), name: undefined, data },
  ]);
