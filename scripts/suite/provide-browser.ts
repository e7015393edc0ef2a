import { findBrowser } from '../../e2e/support/browser.ts';
import type { FoundBrowser } from '../../e2e/support/browser.ts';
import { installPackages, mayInstallPackages, notInstalled } from './debian.ts';

const command = 'apt-get install -y chromium xvfb';

export type Host = {
  readonly find: () => FoundBrowser;
  readonly mayInstall: boolean;
  readonly install: () => Promise<{ readonly code: number | null; readonly output: string }>;
  readonly say: (line: string) => void;
};

/** A browser of this machine; on Debian, as root, one is installed when there is none. Else the reason and the remedy. */
export const provideBrowser = async (host: Host = thisHost): Promise<FoundBrowser> => {
  const found = host.find();
  // One that was named and is wrong is a slip to be told of, not a wish for another.
  if (found.path !== undefined || !host.mayInstall) return found;
  host.say(`no browser is installed: apt-get update && ${command}`);
  const outcome = await host.install();
  const installed = host.find();
  if (installed.path !== undefined) return installed;
  return { reason: notInstalled('chromium', outcome, installed.reason) };
};

const thisHost: Host = {
  find: () => findBrowser(),
  mayInstall: mayInstallPackages() && process.env['PASSRAIL_CHROMIUM'] === undefined,
  install: () =>
    // The suite is faster with the last one, and does without it where there is none.
    installPackages(`${command} && (apt-get install -y chromium-headless-shell || true)`),
  say: (line) => console.log(line),
};
