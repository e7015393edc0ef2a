export type HubClock = {
  /** Hub time, epoch ms; until the hub has spoken, this machine's own. */
  now: () => number;
  monotonic: () => number;
  /** How far this machine's own clock is before the hub's, ms; negative: behind it. Null until the hub has spoken. */
  ahead: () => number | null;
  /** Takes the hub's time from an answer. `sentAt`: monotonic ms when the question left. */
  learn: (header: string | null, sentAt: number) => void;
};

/** Hub time kept on a monotonic clock: the offset is learnt from answers, half a round trip is the error. */
export const createHubClock = (monotonic: () => number, wall: () => number = Date.now): HubClock => {
  let offset: number | undefined;
  return {
    monotonic,
    ahead: () => (offset === undefined ? null : wall() - monotonic() - offset),
    now: () => (offset === undefined ? wall() : monotonic() + offset),
    learn: (header, sentAt) => {
      const hubTime = header === null ? Number.NaN : Number(header);
      if (!Number.isSafeInteger(hubTime) || hubTime <= 0) return;
      const receivedAt = monotonic();
      const error = (receivedAt - sentAt) / 2;
      const measured = hubTime - (sentAt + receivedAt) / 2;
      // A slow answer says less than what a quick one told before; within its error the old offset stands, so ages do not jitter.
      if (offset === undefined || Math.abs(measured - offset) > error) offset = measured;
    },
  };
};
