import { planProjects } from '../../e2e/support/plan.ts';
import type { ProjectName } from '../../e2e/support/plan.ts';
import { areas, buildAreas } from '../build/areas.ts';
import { allChecks, linesOf, runChecks } from '../checks/all-checks.ts';
import { findElectron } from '../electron-binary.ts';
import { runProjects } from './end-to-end.ts';
import type { PartResult } from './part.ts';
import { provideBrowser } from './provide-browser.ts';
import { runUnit } from './unit.ts';

export const partNames = ['check', 'build', 'unit', 'e2e', 'conformance'] as const;
export type PartName = (typeof partNames)[number];

/** The parts to run for what was asked: everything, or these and what they stand on. Throws on an unknown name. */
export const partsFor = (asked: readonly string[]): readonly PartName[] => {
  const unknown = asked.filter((name) => !partNames.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}; there are: ${partNames.join(', ')}`);
  if (asked.length === 0) return partNames;
  const needsBuild = asked.includes('e2e') || asked.includes('conformance');
  return partNames.filter((name) => asked.includes(name) || (name === 'build' && needsBuild));
};

/** Runs parts in their order. A failure stops nothing that can still be judged. */
export const runParts = async (parts: readonly PartName[]): Promise<readonly PartResult[]> => {
  const results: PartResult[] = [];
  if (parts.includes('check')) results.push(await timed(check));
  if (parts.includes('build')) results.push(await timed(build));
  if (parts.includes('unit')) results.push(await timed(runUnit));
  const projects = projectsOf(parts);
  if (projects.length === 0) return results;
  const broken = results.some(({ name, failed }) => name === 'build' && failed > 0);
  if (broken)
    return [...results, ...projects.map((name) => ({ name, passed: 0, failed: 0, notRun: 'the build failed' }))];
  return [...results, ...(await endToEnd(projects))];
};

const projectsOf = (parts: readonly PartName[]): readonly ProjectName[] => [
  ...(parts.includes('e2e') ? (['chromium', 'electron', 'resilience'] as const) : []),
  ...(parts.includes('conformance') ? (['conformance'] as const) : []),
];

const endToEnd = async (names: readonly ProjectName[]): Promise<readonly PartResult[]> => {
  const browser = await provideBrowser();
  const plan = planProjects({ browser, electron: findElectron() });
  return runProjects(plan.filter(({ name }) => names.includes(name)));
};

const check = async (): Promise<PartResult> => {
  const outcomes = await runChecks(allChecks, (outcome) => console.log(linesOf(outcome).join('\n')));
  const failed = outcomes.filter(({ ok }) => !ok).length;
  return { name: 'check', passed: outcomes.length - failed, failed };
};

const build = async (): Promise<PartResult> => ({ name: 'build', ...(await buildAreas(areas, console.log)) });

const timed = async (part: () => Promise<PartResult>): Promise<PartResult> => {
  const started = performance.now();
  const result = await part();
  return { ...result, ms: Math.round(performance.now() - started) };
};
