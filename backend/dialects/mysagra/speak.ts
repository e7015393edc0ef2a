import type { Speak } from '../publisher.ts';
import { wireEvents } from './frames.ts';
import { topicOf } from './topics.ts';

export const speakMysagra: Speak = ({ event }) =>
  wireEvents(event).map(({ channel, name, data }) => ({ topic: topicOf(channel), name, data }));
