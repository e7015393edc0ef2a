import { posix } from 'node:path';

/** How this program is started again: the command and its words, and the folder in which `npm` finds it. */
export type StartCommand = { readonly program: string; readonly args: readonly string[]; readonly folder: string };
export type AutostartFiles = {
  write(path: string, text: string): void;
  remove(path: string): void;
  exists(path: string): boolean;
};
/** Windows and macOS keep a list of their own, which Electron knows how to write. */
export type LoginItems = { set(on: boolean): void; isOn(): boolean };

export type AutostartDeps = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly configHome: string | undefined;
  readonly command: StartCommand;
  readonly files: AutostartFiles;
  readonly loginItems: LoginItems | undefined;
};
export type Autostart = {
  /** Whether Passrail starts when the person of this session signs in; undefined where it cannot be told. */
  isOn(): boolean | undefined;
  /** The file that says so, where it is one; to be shown to whoever looks after the machine. */
  readonly file: string | undefined;
  set(on: boolean): void;
};

/** Starting with the session: XDG autostart on Linux, the system's own list elsewhere. */
export const createAutostart = (deps: AutostartDeps): Autostart => {
  if (deps.platform !== 'linux') {
    return {
      file: undefined,
      isOn: () => deps.loginItems?.isOn(),
      set: (on) => deps.loginItems?.set(on),
    };
  }
  const config = deps.configHome !== undefined && posix.isAbsolute(deps.configHome) ? deps.configHome : undefined;
  const file = posix.join(config ?? posix.join(deps.home, '.config'), 'autostart', 'passrail.desktop');
  return {
    file,
    isOn: () => deps.files.exists(file),
    set: (on) => (on ? deps.files.write(file, desktopEntry(deps.command)) : deps.files.remove(file)),
  };
};

/** As the hub's diagnostics page is told: "on", "off", or "" where it cannot be told. */
export const autostartWord = (autostart: Autostart): string => {
  const on = autostart.isOn();
  return on === undefined ? '' : on ? 'on' : 'off';
};

/** Desktop Entry Specification 1.5. `Path` is the working folder. */
export const desktopEntry = ({ program, args, folder }: StartCommand): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Passrail',
    'Comment=Till, kitchen screens, pickup board and receipt printers',
    `Exec=${[program, ...args].map(quoted).join(' ')}`,
    `Path=${escaped(folder)}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** A user unit for machines without a desktop that reads XDG entries, a bare `cage` for one. Restarts what ends. */
export const userUnit = ({ program, args, folder }: StartCommand): string =>
  [
    '[Unit]',
    'Description=Passrail kiosk',
    'After=graphical-session.target',
    '',
    '[Service]',
    `WorkingDirectory=${folder.replaceAll('%', '%%')}`,
    `ExecStart=${[program, ...args].map(unitQuoted).join(' ')}`,
    'Restart=always',
    'RestartSec=1',
    'TimeoutStopSec=10',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
// First the rule for quotes, then the rule for every string of the file: a backslash is written four times.
const quoted = (word: string): string =>
  /^[\w./:=-]+$/.test(word) ? word : `"${escaped(word.replaceAll(/(["`$\\])/g, '\\$1').replaceAll('%', '%%'))}"`;
const unitQuoted = (word: string): string =>
  /^[\w./:=-]+$/.test(word)
    ? word
    : `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`;
