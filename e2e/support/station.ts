import { entryOf } from './entry.ts';
import { settings } from './hub.ts';
import { parseJson, startProgram, type Program } from './process.ts';

export type RunningStation = {
  readonly program: Program;
  readonly url: string;
  /** Of the hub that the station forked; another one after the hub was killed. */
  readonly hubPid: number;
};

/** `npm run station`: hub, print agent, demo printers, without a window. */
export const launchStation = (dataFolder: string, env: Record<string, string> = {}, args: string[] = []): Program =>
  startProgram(entryOf('main', 'headless'), args, settings(dataFolder, env));

export const readyStation = async (program: Program): Promise<RunningStation> => {
  const { url, hubPid } = await program.line('the ready line of the station', readReady);
  return { program, url, hubPid };
};

const readReady = (line: string): { url: string; hubPid: number } | undefined => {
  const said = parseJson(line);
  if (said?.['ready'] !== true) return undefined;
  return { url: String(said['url']), hubPid: Number(said['hubPid']) };
};
