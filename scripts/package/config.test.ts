import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { projectFiles, readProjectFile } from '../support/project-files.ts';

const schema = createRequire(import.meta.url)('app-builder-lib/scheme.json') as object;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
const config = load(readProjectFile('electron-builder.yml')) as Record<string, unknown>;

const complaints = (candidate: unknown): string[] => {
  validate(candidate);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

test("electron-builder.yml keeps to the builder's schema", () => {
  expect(complaints(config)).toEqual([]);
});

test('a misspelt key and a wrong kind of value are found', () => {
  expect(complaints({ ...config, electronFuzes: {} })).not.toEqual([]);
  expect(complaints({ ...config, asar: 'maybe' })).not.toEqual([]);
});

test('one target for each system, no file associations, no rebuilding of native parts', () => {
  expect(config).toMatchObject({
    linux: { target: ['AppImage', 'deb'] },
    win: { target: 'nsis' },
    mac: { target: 'dmg' },
    publish: { provider: 'generic' },
    npmRebuild: false,
  });
  expect(JSON.stringify(config)).not.toContain('fileAssociations');
});

test('every action of a workflow is pinned to a commit', () => {
  const workflows = projectFiles().filter((path) => path.startsWith('.github/workflows/'));
  expect(workflows).not.toEqual([]);
  for (const path of workflows) {
    const text = readProjectFile(path);
    expect(load(text)).toMatchObject({ permissions: { contents: 'read' } });
    for (const [, used] of text.matchAll(/uses: (\S+)/g)) expect(used).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  }
});
