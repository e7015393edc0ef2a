/** What a part of the suite came to. Numbers are tests; checks count one each. */
export type PartResult = {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Tests that were left out by themselves: neither passed nor failed. */
  readonly skipped?: number;
  /** Why it did not run, in one line. A part that did not run has passed nothing. */
  readonly notRun?: string;
  /** One line more: what of it could not run, or how the runner ended. */
  readonly remark?: string;
  readonly ms?: number;
};

/** Numbers that a runner's own report gives. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

/** How a runner ended, apart from what its report says. */
export type RunnerEnd = { readonly code: number | null; readonly late: boolean };

/**
 * A runner that crashed, hung or ended badly without a failed test to show for it has failed once more than its report
 * says: silence must never count as a pass.
 */
export const withRunnerEnd = (
  counts: Counts | undefined,
  { code, late }: RunnerEnd,
): Counts & { readonly remark?: string } => {
  const known = counts ?? noCounts;
  const fail = (remark: string): Counts & { readonly remark: string } => ({
    ...known,
    failed: known.failed + 1,
    remark,
  });
  if (late) return fail('the runner took too long and was ended');
  if (counts === undefined) return fail(`the runner left no report (it ended with ${code ?? 'a signal'})`);
  if (code !== 0 && known.failed === 0)
    return fail(`the runner ended with ${code ?? 'a signal'}, though no test failed`);
  return known;
};
