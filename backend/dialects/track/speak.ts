import type { DomainEvent } from '#domain/events.ts';
import type { Speak } from '../publisher.ts';
import { trackTopic } from './topics.ts';
import { toUpdate } from './view.ts';

const told = new Set<DomainEvent['type']>([
  'order-confirmed',
  'order-started',
  'order-recalled',
  'order-ready',
  // Says nothing new but that there is another code to ask for.
  'pickup-code-renewed',
  // The dishes are others than before.
  'order-changed',
  'order-picked-up',
  'order-cancelled',
]);

/** `order-update` for the phones that follow this one order. Never the code: those who may see it ask for it. */
export const speakTrack: Speak = ({ event }) =>
  told.has(event.type) && 'order' in event
    ? [{ topic: trackTopic(event.order.id), name: 'order-update', data: toUpdate(event.order) }]
    : [];
