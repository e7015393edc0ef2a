import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const node24 = at('./scripts/support/node-24.ts');
const postgres = at('./scripts/support/postgres-for-tests.ts');

/** A project that runs in plain Node and tests one top folder. `setups`: what its tests find ready. */
const nodeProject = (
  name: string,
  { alias = {}, setups = [] }: { alias?: Record<string, string>; setups?: string[] } = {},
): TestProjectConfiguration => ({
  resolve: { alias },
  test: {
    name,
    include: [`${name}/**/*.test.ts`],
    environment: 'node',
    globalSetup: [node24, ...setups],
    // One world for all files of a worker: nothing here keeps state in modules, and a new one costs a second each.
    isolate: false,
  },
});
const fakeElectron = { electron: at('./main/testing/fake-electron.ts') };

export default defineConfig({
  test: {
    // Forks, not threads: better-sqlite3 is native code, and a crash of it must end one worker, not the run.
    pool: 'forks',
    // Small machines run this beside a build; more workers than that only make time-outs.
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    allowOnly: false,
    passWithNoTests: false,
    unstubGlobals: true,
    restoreMocks: true,
    projects: [
      nodeProject('backend', { setups: [postgres] }),
      nodeProject('main', { alias: fakeElectron }),
      nodeProject('preload', { alias: fakeElectron }),
      nodeProject('scripts'),
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          globalSetup: [node24],
        },
      },
    ],
  },
});
