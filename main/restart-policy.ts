/** When a hub that died is started again. Times in milliseconds. */
export type RestartPolicy = {
  readonly firstDelay: number;
  readonly maxDelay: number;
  /** Ready for this long: the next crash counts as the first. */
  readonly healthyAfter: number;
  readonly loopCrashes: number;
  readonly loopWindow: number;
  readonly loopDelay: number;
};

/** codebases section 3.2. */
export const defaultRestartPolicy: RestartPolicy = {
  firstDelay: 200,
  maxDelay: 10_000,
  healthyAfter: 60_000,
  loopCrashes: 5,
  loopWindow: 120_000,
  loopDelay: 30_000,
};

export type CrashHistory = { readonly times: readonly number[]; readonly inARow: number; readonly looping: boolean };
export const noCrashes: CrashHistory = { times: [], inARow: 0, looping: false };

export type RestartDecision = { readonly history: CrashHistory; readonly delay: number };

/** `readyFor`: how long the hub had been ready when it died, undefined if it never was. */
export const afterCrash = (
  history: CrashHistory,
  now: number,
  readyFor: number | undefined,
  policy: RestartPolicy = defaultRestartPolicy,
): RestartDecision => {
  const before = readyFor !== undefined && readyFor >= policy.healthyAfter ? noCrashes : history;
  // A clock that jumped back makes old crashes look future ones; they are forgotten rather than counted for ever.
  const recent = before.times.filter((at) => at <= now && now - at < policy.loopWindow);
  const times = [...recent, now];
  const inARow = before.inARow + 1;
  // Once looping it stays so until healthy: at one try in 30 s the window alone would never hold five crashes again.
  const looping = before.looping || times.length >= policy.loopCrashes;
  const backOff = Math.min(policy.maxDelay, policy.firstDelay * 2 ** (inARow - 1));
  return { history: { times, inARow, looping }, delay: looping ? policy.loopDelay : backOff };
};
