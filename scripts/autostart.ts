import { userUnit } from '../main/shell/autostart.ts';
import { machineAutostart, startCommand } from './support/machine-autostart.ts';

/** `npm run autostart -- on | off | show | unit`: whether Passrail starts when this person signs in. */
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const asked = process.argv[2] ?? 'show';
if (asked === 'unit') say(userUnit(startCommand));
else if (!['on', 'off', 'show'].includes(asked)) {
  process.stderr.write('npm run autostart -- on | off | show | unit\n');
  process.exitCode = 2;
} else if (machineAutostart.file === undefined) {
  process.stderr.write(
    'On this system the installed kiosk keeps that list itself: its service menu, or docs/kiosk.md.\n',
  );
  process.exitCode = 1;
} else {
  if (asked !== 'show') machineAutostart.set(asked === 'on');
  say(
    machineAutostart.isOn() === true
      ? `Passrail starts with your session: ${machineAutostart.file}`
      : 'Passrail does not start by itself.',
  );
}
