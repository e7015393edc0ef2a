import { entryOf } from './entry.ts';
import { parseJson, startProgram, type Program } from './process.ts';

export const adminPassword = 'polenta-e-funghi';

export type RunningHub = { readonly program: Program; readonly url: string; readonly pid: number };

/** `npm run hub`, as a program of its own on a free port; `env` overrides its settings. */
export const launchHub = (dataFolder: string, env: Record<string, string> = {}, args: string[] = []): Program =>
  startProgram(entryOf('backend', 'cli'), args, settings(dataFolder, env));

/** Its ready line, or an error with all it said. */
export const readyHub = async (program: Program): Promise<RunningHub> => {
  const { url, pid } = await program.line('the ready line of the hub', readReady);
  return { program, url, pid };
};

export const settings = (dataFolder: string, env: Record<string, string>): Record<string, string> => ({
  PASSRAIL_DATA: dataFolder,
  PASSRAIL_PORT: '0',
  PASSRAIL_ADMIN_PASSWORD: adminPassword,
  ...env,
});

const readReady = (line: string): { url: string; pid: number } | undefined => {
  const said = parseJson(line);
  if (said?.['ready'] !== true) return undefined;
  return { url: String(said['url']), pid: Number(said['pid']) };
};
