import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { createAutostart, userUnit, type StartCommand } from '../main/shell/autostart.ts';
import { root } from './support/project-files.ts';

/** `npm run autostart -- on | off | show | unit`: whether Passrail starts when this person signs in. */
const command: StartCommand = { program: 'npm', args: ['start'], folder: root };
const autostart = createAutostart({
  platform: process.platform,
  home: homedir(),
  configHome: process.env['XDG_CONFIG_HOME'],
  command,
  files: {
    write: (path, text) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    },
    remove: (path) => rmSync(path, { force: true }),
    exists: existsSync,
  },
  loginItems: undefined,
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const asked = process.argv[2] ?? 'show';
if (asked === 'unit') say(userUnit(command));
else if (!['on', 'off', 'show'].includes(asked)) {
  process.stderr.write('npm run autostart -- on | off | show | unit\n');
  process.exitCode = 2;
} else if (autostart.file === undefined) {
  process.stderr.write(
    'On this system the installed kiosk keeps that list itself: its service menu, or docs/kiosk.md.\n',
  );
  process.exitCode = 1;
} else {
  if (asked !== 'show') autostart.set(asked === 'on');
  say(
    autostart.isOn() === true
      ? `Passrail starts with your session: ${autostart.file}`
      : 'Passrail does not start by itself.',
  );
}
