import { existsSync, readFileSync } from 'node:fs';
import { findPostgres, type FoundPostgres } from '../postgres-server.ts';
import { run } from '../support/run-tool.ts';

const command = 'apt-get install -y --no-install-recommends postgresql';

const mayInstall = (): boolean =>
  process.getuid?.() === 0 &&
  process.env['PASSRAIL_POSTGRES_BIN'] === undefined &&
  existsSync('/etc/os-release') &&
  /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** PostgreSQL's programs of this machine; on Debian, as root, they are installed when there are none. Else the reason. */
export const providePostgres = async (): Promise<FoundPostgres> => {
  const found = findPostgres();
  if (found.bin !== undefined || !mayInstall()) return found;
  console.log(`no PostgreSQL is installed: ${command}`);
  const { code, output } = await run('sh', ['-c', `apt-get update && ${command}`], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    limitMs: 5 * 60_000,
  });
  const installed = findPostgres();
  if (installed.bin !== undefined) return installed;
  const last = output.trim().split('\n').at(-1) ?? '';
  return { reason: code === 0 ? installed.reason : `apt-get could not install postgresql (${last})` };
};
