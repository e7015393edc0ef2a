import type { Said, Speak } from '../publisher.ts';
import { wireEvents, type TrackUrl } from './frames.ts';
import { labelledTopicOf, topicOf, unnamedTopicOf } from './topics.ts';

/** Each event of a channel in its three forms: as MySagra names it, labelled with its channel, and without a name. */
export const createSpeakMysagra =
  (trackUrl: TrackUrl): Speak =>
  (logged) =>
    wireEvents(logged, trackUrl).flatMap(({ channel, name, data }): Said[] => [
      { topic: topicOf(channel), name, data },
      { topic: labelledTopicOf(channel), name: `${channel}:${name}`, data },
      { topic: unnamedTopicOf(channel), name: undefined, data },
    ]);
