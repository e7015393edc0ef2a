import type { PartResult } from './part.ts';

export type Total = { readonly passed: number; readonly failed: number };

export const totalOf = (parts: readonly PartResult[]): Total => ({
  passed: parts.reduce((sum, { passed }) => sum + passed, 0),
  failed: parts.reduce((sum, { failed }) => sum + failed, 0),
});

/**
 * The closing lines: a row for each part, then what could not run and why, and `N passed, N failed` alone on the last.
 * A run in which nothing at all was tried is a failed one.
 */
export const summaryOf = (
  parts: readonly PartResult[],
): { readonly lines: readonly string[]; readonly ok: boolean } => {
  const { passed, failed } = totalOf(parts);
  const left = parts.flatMap(remarksOf);
  return {
    lines: [
      '',
      ...parts.map(rowOf),
      ...(left.length === 0 ? [] : ['', ...left]),
      '',
      `${passed} passed, ${failed} failed`,
    ],
    ok: failed === 0 && passed > 0,
  };
};

const rowOf = ({ name, passed, failed, skipped = 0, notRun, ms }: PartResult): string => {
  if (notRun !== undefined) return `NOT RUN  ${name}`;
  const numbers = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  const time = ms === undefined ? '' : `${(ms / 1000).toFixed(1)} s`;
  return `${failed > 0 ? 'FAILED ' : 'ok     '}  ${name.padEnd(12)} ${numbers.padEnd(34)} ${time}`.trimEnd();
};

const remarksOf = ({ name, notRun, remark }: PartResult): string[] => [
  ...(notRun === undefined ? [] : [`not run: ${name}: ${notRun}`]),
  ...(remark === undefined ? [] : [`${name}: ${remark}`]),
];
