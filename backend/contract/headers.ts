/** Header of every answer: hub time, epoch ms, so that ages never depend on a tablet's clock. */
export const TIME_HEADER = 'x-passrail-time';
/** Header of every snapshot: the event id up to which it is true; give it to the stream as lastEventId and nothing is missed. */
export const HEAD_HEADER = 'x-passrail-head';
