import { noDisplayReason } from '../../e2e/support/display.ts';
import { planProjects } from '../../e2e/support/plan.ts';
import type { Project, ProjectName } from '../../e2e/support/plan.ts';
import { areas, buildAreas } from '../build/areas.ts';
import type { Area } from '../build/areas.ts';
import { allChecks, linesOf, runChecks } from '../checks/all-checks.ts';
import { findElectron } from '../electron-binary.ts';
import { runProjects } from './end-to-end.ts';
import type { PartResult } from './part.ts';
import { runPrintFaults } from './print-faults.ts';
import { provideBrowser } from './provide-browser.ts';
import { provideNginx } from './provide-nginx.ts';
import { providePostgres } from './provide-postgres.ts';
import { runUnit } from './unit.ts';

export const partNames = ['check', 'build', 'unit', 'print-faults', 'e2e', 'conformance'] as const;
export type PartName = (typeof partNames)[number];

/** The parts to run for what was asked: everything, or these and what they stand on. Throws on an unknown name. */
export const partsFor = (asked: readonly string[]): readonly PartName[] => {
  const unknown = asked.filter((name) => !partNames.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}; there are: ${partNames.join(', ')}`);
  if (asked.length === 0) return partNames;
  const needsBuild = asked.includes('e2e') || asked.includes('conformance');
  return partNames.filter((name) => asked.includes(name) || (name === 'build' && needsBuild));
};

let provided: ReturnType<typeof providePostgres> | undefined;
/** Asked for by two parts, installed and refused once. */
const postgres = (): ReturnType<typeof providePostgres> => (provided ??= providePostgres());

// What a project starts; the hub and the station themselves run from their source.
const needs: Readonly<Record<ProjectName, readonly Area[]>> = {
  chromium: ['renderer'],
  electron: ['renderer', 'backend', 'main', 'preload'],
  kiosk: ['renderer'],
  resilience: [],
  conformance: [],
  scale: [],
};

/** Runs parts in their order. A failure stops nothing that can still be judged. */
export const runParts = async (parts: readonly PartName[]): Promise<readonly PartResult[]> => {
  const results: PartResult[] = [];
  let broken: readonly Area[] = [];
  const build = async (): Promise<PartResult> => {
    ({ broken } = await buildAreas(areas, console.log));
    return { name: 'build', passed: areas.length - broken.length, failed: broken.length };
  };
  if (parts.includes('check')) results.push(await timed(check));
  if (parts.includes('build')) results.push(await timed(build));
  if (parts.includes('unit')) results.push(await timed(unit));
  if (parts.includes('print-faults')) results.push(await timed(runPrintFaults));
  return [...results, ...(await endToEnd(projectsOf(parts), broken))];
};

const projectsOf = (parts: readonly PartName[]): readonly ProjectName[] => [
  ...(parts.includes('e2e') ? (['chromium', 'electron', 'kiosk', 'resilience', 'scale'] as const) : []),
  ...(parts.includes('conformance') ? (['conformance'] as const) : []),
];

const endToEnd = async (names: readonly ProjectName[], broken: readonly Area[]): Promise<readonly PartResult[]> => {
  if (names.length === 0) return [];
  const plan = planProjects({
    browser: await provideBrowser(),
    electron: findElectron(),
    noDisplay: noDisplayReason(),
    noScale: (await postgres()).reason ?? (await provideNginx()).reason,
  });
  return runProjects(plan.filter(({ name }) => names.includes(name)).map((project) => withoutBroken(project, broken)));
};

/** A project that stands on an area that could not be built has not run, whatever else the machine has. */
export const withoutBroken = (project: Project, broken: readonly Area[]): Project => {
  const missing = needs[project.name].filter((area) => broken.includes(area));
  return missing.length === 0 ? project : { ...project, notRun: `${missing.join(', ')} could not be built` };
};

const check = async (): Promise<PartResult> => {
  const outcomes = await runChecks(allChecks, (outcome) => console.log(linesOf(outcome).join('\n')));
  const failed = outcomes.filter(({ ok }) => !ok).length;
  return { name: 'check', passed: outcomes.length - failed, failed };
};

/** On a bare machine PostgreSQL is had first, so that the store is tried on both engines. */
const unit = async (): Promise<PartResult> => {
  const { reason } = await postgres();
  return runUnit(reason);
};

const timed = async (part: () => Promise<PartResult>): Promise<PartResult> => {
  const started = performance.now();
  const result = await part();
  return { ...result, ms: Math.round(performance.now() - started) };
};
