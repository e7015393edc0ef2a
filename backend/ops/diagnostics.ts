import type { CheckResult } from '#contract/diagnostics.ts';
import { clock, disk, memory } from './checks/machine.ts';
import { printers, slips } from './checks/paper.ts';
import { backup, commits, database } from './checks/records.ts';
import { streams } from './checks/screens.ts';
import { autostart, shell } from './checks/shell.ts';
import type { Check, Patient } from './checks/check.ts';

/** In the order of the page. To add one: its file in `checks/`, its name in the contract, its words in both languages. */
const checks: readonly (readonly [name: CheckResult['name'], check: Check])[] = [
  ['disk', disk],
  ['database', database],
  ['commits', commits],
  ['backup', backup],
  ['clock', clock],
  ['printers', printers],
  ['slips', slips],
  ['streams', streams],
  ['memory', memory],
  ['shell', shell],
  ['autostart', autostart],
];

/** Runs every check; one that fails itself is a finding, not the end of the others. */
export const examine = (patient: Patient): Promise<CheckResult[]> =>
  Promise.all(
    checks.map(async ([name, { run }]): Promise<CheckResult> => {
      try {
        const { level, code, values } = await run(patient);
        return { name, level, code, values: values ?? {} };
      } catch {
        return { name, level: 'fail', code: 'broken', values: {} };
      }
    }),
  );

// Whatever looks like one of ours, wherever it came from: a log line, a setting, an error's text.
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '<token>'],
  [/\bms_(?:pt|wb)_[\w-]+/g, '<api key>'],
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer <token>'],
  [/\bscrypt\$[\w$-]+/g, '<hash>'],
  [
    /(["']?(?:password|pin|secret|token|otp|ticket|cookie|authorization|api[-_]?key)["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,}&]+)/gi,
    '$1"<hidden>"',
  ],
  [/([?&#](?:token|ticket|launch|otp|code)=)[^&\s"']+/gi, '$1<hidden>'],
];

/** The text without what looks like a secret, and without the ones that are known. */
export const withoutSecrets = (text: string, known: readonly string[]): string => {
  const named = known
    .filter((secret) => secret.length >= 4)
    .reduce((rest, secret) => rest.replaceAll(secret, '<hidden>'), text);
  return secrets.reduce((rest, [pattern, word]) => rest.replace(pattern, word), named);
};
