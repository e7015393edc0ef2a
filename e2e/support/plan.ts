import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FoundElectron } from '../../scripts/electron-binary.ts';
import type { FoundBrowser } from './browser.ts';

export type ProjectName = 'chromium' | 'electron' | 'kiosk' | 'resilience' | 'conformance' | 'scale';
export type Project = {
  readonly name: ProjectName;
  /** Folders of `e2e/` whose `*.spec.ts` belong to it. */
  readonly folders: readonly string[];
  /** Why it cannot run on this machine, in one line. */
  readonly notRun?: string;
  /** Specs that carry this tag cannot run here, the others can. */
  readonly without?: { readonly tag: string; readonly reason: string };
};

/** Tag of a resilience or conformance spec that opens a page: `test('…', { tag: '@browser' }, …)`. */
export const browserTag = '@browser';

const foldersOf: Readonly<Record<ProjectName, readonly string[]>> = {
  chromium: ['journeys', 'machine', 'security', 'visual'],
  electron: ['machine'],
  kiosk: ['kiosk'],
  resilience: ['resilience'],
  conformance: ['conformance'],
  scale: ['scale'],
};

/** What runs on a machine with these programs, and what does not and why. Used by the config and by `npm test`. */
export const planProjects = (
  machine: {
    readonly browser: FoundBrowser;
    readonly electron: FoundElectron;
    /** Why there can be no display here; undefined when there can. */
    readonly noDisplay: string | undefined;
    /** Why there is no PostgreSQL or no nginx; undefined when there are both. */
    readonly noScale?: string | undefined;
  },
  specs: readonly string[] = specFiles(),
): readonly Project[] =>
  (Object.keys(foldersOf) as ProjectName[]).map((name) => {
    const folders = foldersOf[name];
    const project = { name, folders };
    const missing = missingFor(name, machine);
    if (missing !== undefined) return { ...project, notRun: missing };
    if (!specs.some((spec) => folders.some((folder) => spec.startsWith(`${folder}/`)))) {
      return { ...project, notRun: `there is no spec in ${folders.map((folder) => `e2e/${folder}`).join(', ')}` };
    }
    const reason = name === 'electron' || name === 'kiosk' ? undefined : machine.browser.reason;
    return reason === undefined ? project : { ...project, without: { tag: browserTag, reason } };
  });

const missingFor = (name: ProjectName, machine: Parameters<typeof planProjects>[0]): string | undefined => {
  switch (name) {
    case 'electron':
      return machine.electron.reason;
    case 'chromium':
      return machine.browser.reason;
    case 'kiosk':
      return machine.browser.reason ?? machine.noDisplay;
    case 'scale':
      return machine.noScale;
    case 'resilience':
    case 'conformance':
      return undefined;
  }
};

/** All specs, as paths from `e2e/` with `/`. */
const specFiles = (): string[] =>
  readdirSync(fileURLToPath(new URL('..', import.meta.url)), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.spec.ts'));
