export type CheckResult = {
  readonly ok: boolean;
  /** What was looked at, in a few words with its count: "212 files". */
  readonly note: string;
  /** What is wrong, one line each; shown only when the check failed. */
  readonly details: readonly string[];
};

export type Check = { readonly name: string; readonly run: () => CheckResult | Promise<CheckResult> };

/** Passed when nothing was found. */
export const verdict = (note: string, details: readonly string[]): CheckResult => ({
  ok: details.length === 0,
  note,
  details,
});
