import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const CUPSD = '/usr/sbin/cupsd';
const BACK_END = '/usr/lib/cups/backend/socket';
const runs = (command: string, ...args: string[]): boolean => {
  try {
    execFileSync(command, args, {
      stdio: 'ignore',
      timeout: 120_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
};
const install = (): boolean =>
  runs('apt-get', 'install', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=100', '--no-install-recommends', 'cups');

/** Debian's CUPS; installed when this machine lets us, and said out loud when there is none to be had. */
export const haveCups = (): boolean => {
  if (process.platform !== 'linux') return false;
  const there = (): boolean => existsSync(CUPSD) && existsSync(BACK_END);
  const found = there() || (userInfo().uid === 0 && install() && there());
  if (!found) console.warn('NOT RUN: printing through CUPS: there is none here (apt-get install cups)');
  return found;
};

const conf = (socket: string): string => `
Listen ${socket}
Browsing No
WebInterface No
DefaultAuthType None
LogLevel warn
MaxLogSize 0
<Location />
  Order deny,allow
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
`;
const filesConf = (folder: string): string => `
ServerRoot ${folder}/etc
RequestRoot ${folder}/spool
TempDir ${folder}/spool/tmp
CacheDir ${folder}/cache
StateDir ${folder}/run
AccessLog ${folder}/access
ErrorLog ${folder}/error
PageLog ${folder}/page
FatalErrors config
${userInfo().uid === 0 ? '' : `User ${userInfo().username}`}
`;

/** A CUPS of the test's own, on a socket of its own, with a raw queue for each address; `CUPS_SERVER` leads `lp` to it. */
export const startCups = async (queues: Readonly<Record<string, number>>) => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-cups-'));
  // Its back ends run as another person.
  chmodSync(folder, 0o755);
  for (const name of ['etc', 'spool', 'spool/tmp', 'cache', 'run']) mkdirSync(join(folder, name));
  const socket = join(folder, 'run', 'cups.sock');
  writeFileSync(join(folder, 'etc', 'cupsd.conf'), conf(socket));
  writeFileSync(join(folder, 'etc', 'cups-files.conf'), filesConf(folder));
  const daemon = spawn(
    CUPSD,
    ['-f', '-c', join(folder, 'etc', 'cupsd.conf'), '-s', join(folder, 'etc', 'cups-files.conf')],
    {
      stdio: 'ignore',
    },
  );
  const env = { ...process.env, CUPS_SERVER: socket };
  const admin = (command: string, ...args: string[]): void =>
    void execFileSync(command, args, { env, stdio: 'pipe', timeout: 30_000 });
  return {
    socket,
    admin,
    errors: (): string => readFileSync(join(folder, 'error'), 'utf8'),
    /** Resolves when it answers and has its queues. */
    ready: async (wait: (check: () => void) => Promise<void>): Promise<void> => {
      for (const [queue, port] of Object.entries(queues))
        await wait(() => admin('lpadmin', '-p', queue, '-E', '-v', `socket://127.0.0.1:${port}`, '-m', 'raw'));
    },
    stop: async (): Promise<void> => {
      if (daemon.exitCode === null) {
        const gone = once(daemon, 'exit');
        daemon.kill('SIGTERM');
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
