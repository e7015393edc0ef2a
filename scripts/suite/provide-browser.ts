import { existsSync, readFileSync } from 'node:fs';
import { findBrowser } from '../../e2e/support/browser.ts';
import type { FoundBrowser } from '../../e2e/support/browser.ts';
import { run } from '../support/run-tool.ts';

const command = 'apt-get install -y chromium xvfb';

export type Host = {
  readonly find: () => FoundBrowser;
  /** Debian and root: the one case in which a browser can be had without asking anybody. */
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
  const { code, output } = await host.install();
  const installed = host.find();
  if (installed.path !== undefined) return installed;
  const last = output.trim().split('\n').at(-1) ?? '';
  return { reason: code === 0 ? installed.reason : `apt-get could not install chromium (${last})` };
};

const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));

const thisHost: Host = {
  find: () => findBrowser(),
  mayInstall: process.getuid?.() === 0 && process.env['PASSRAIL_CHROMIUM'] === undefined && isDebian(),
  install: () =>
    // The suite is faster with the last one, and does without it where there is none.
    run('sh', ['-c', `apt-get update && ${command} && (apt-get install -y chromium-headless-shell || true)`], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      limitMs: 5 * 60_000,
    }),
  say: (line) => console.log(line),
};
