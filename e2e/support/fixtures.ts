import { test as base } from '@playwright/test';
import { launchHub, readyHub, type RunningHub } from './hub.ts';
import { launchStation, readyStation, type RunningStation } from './station.ts';
import type { Program } from './process.ts';
import { createTempFolder } from './temp.ts';

export type World = {
  /** A folder of this test's own, not made yet: what a first start finds. */
  readonly dataFolder: string;
  readonly folder: string;
  /** Ended, and its words attached when the test fails. */
  keep<T extends Program>(name: string, program: T): T;
  hub(env?: Record<string, string>): Promise<RunningHub>;
  station(env?: Record<string, string>): Promise<RunningStation>;
};

/** Every test gets real programs in a folder of its own, and none of them outlives it. */
export const test = base.extend<{ world: World }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from this pattern what a fixture needs: nothing
  world: async ({}, use, info) => {
    const folder = await createTempFolder();
    const programs: { name: string; program: Program }[] = [];
    const keep: World['keep'] = (name, program) => {
      programs.push({ name, program });
      return program;
    };
    const dataFolder = `${folder.path}/data`;
    await use({
      dataFolder,
      folder: folder.path,
      keep,
      hub: (env) => readyHub(keep('hub', launchHub(dataFolder, env))),
      station: (env) => readyStation(keep('station', launchStation(dataFolder, env))),
    });
    await Promise.all(programs.map(({ program }) => program.end()));
    if (info.status !== info.expectedStatus) {
      for (const { name, program } of programs) {
        const body = ['stdout:', ...program.stdout, 'stderr:', ...program.stderr].join('\n');
        await info.attach(`${name}-${program.pid}.log`, { body, contentType: 'text/plain' });
      }
    }
    await folder.remove();
  },
});

export { expect } from '@playwright/test';
