import { homedir } from 'node:os';
import { autostartFiles } from '../../main/shell/autostart-files.ts';
import { createAutostart, type StartCommand } from '../../main/shell/autostart.ts';
import { root } from './project-files.ts';

export const startCommand: StartCommand = { program: 'npm', args: ['start'], folder: root };

/** Of the person who runs this. */
export const machineAutostart = createAutostart({
  platform: process.platform,
  home: homedir(),
  configHome: process.env['XDG_CONFIG_HOME'],
  command: startCommand,
  files: autostartFiles,
  loginItems: undefined,
});
