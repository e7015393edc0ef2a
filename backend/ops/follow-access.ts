import type { LoggedEvent } from '#domain/events.ts';
import type { StreamHub } from '../stream/hub.ts';

/** Whatever hub somebody was signed out at: the next request is looked up anew, and what must not go on listening ends. */
export const followAccess =
  (auth: { forget(): void }, streams: Pick<StreamHub, 'closeOwner' | 'closeToken'>) =>
  (events: readonly LoggedEvent[]): void => {
    for (const { event } of events) {
      if (event.type !== 'access-changed') continue;
      auth.forget();
      if (event.owner !== undefined) streams.closeOwner(event.owner);
      if (event.tokenId !== undefined) streams.closeToken(event.tokenId);
    }
  };
