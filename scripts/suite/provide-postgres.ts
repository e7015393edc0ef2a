import { findPostgres, type FoundPostgres } from '../postgres-server.ts';
import { installPackages, mayInstallPackages, notInstalled } from './debian.ts';

const command = 'apt-get install -y --no-install-recommends postgresql';

/** PostgreSQL's programs of this machine; on Debian, as root, they are installed when there are none. Else the reason. */
export const providePostgres = async (): Promise<FoundPostgres> => {
  const found = findPostgres();
  const named = process.env['PASSRAIL_POSTGRES_BIN'] !== undefined;
  if (found.bin !== undefined || named || !mayInstallPackages()) return found;
  console.log(`no PostgreSQL is installed: ${command}`);
  const outcome = await installPackages(command);
  const installed = findPostgres();
  if (installed.bin !== undefined) return installed;
  return { reason: notInstalled('postgresql', outcome, installed.reason) };
};
