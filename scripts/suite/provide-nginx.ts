import { findNginx, type FoundNginx } from '../nginx-server.ts';
import { installPackages, mayInstallPackages, notInstalled } from './debian.ts';

const command = 'apt-get install -y --no-install-recommends nginx';

/** nginx of this machine; on Debian, as root, it is installed when there is none. Else the reason. */
export const provideNginx = async (): Promise<FoundNginx> => {
  const found = findNginx();
  if (found.path !== undefined || !mayInstallPackages()) return found;
  console.log(`no nginx is installed: ${command}`);
  const outcome = await installPackages(command);
  const installed = findNginx();
  if (installed.path !== undefined) return installed;
  return { reason: notInstalled('nginx', outcome, installed.reason) };
};
