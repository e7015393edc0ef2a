import type { CheckLevel } from '#contract/diagnostics.ts';
import type { Settings } from '#contract/settings.ts';
import type { BackupFile } from '../../store/backups.ts';
import type { Store } from '../../store/open-store.ts';
import type { StreamStats } from '../../stream/counters.ts';

/** What the station that started this hub says of its machine; undefined for a hub that runs alone. */
export type StationFacts = { shell: string | undefined; autostart: string | undefined };

/** What a check may look at. */
export type Patient = {
  store: Store;
  folder: string;
  settings: Settings;
  streams: StreamStats;
  backups: readonly BackupFile[];
  /** epoch ms, by the wall */
  now: number;
  /** How far the wall clock moved against the steady one since the start, ms. */
  clockShiftMs: number;
  residentBytes: number;
  station: StationFacts;
};

/** `code` chooses the words of the advice, `values` go into them. */
export type Finding = { level: CheckLevel; code: string; values?: Record<string, string | number> };
export type Check = { run(patient: Patient): Promise<Finding> };

export const fine = (values?: Finding['values']): Finding => ({
  level: 'ok',
  code: 'ok',
  ...(values ? { values } : {}),
});
