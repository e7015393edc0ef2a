import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson, startProgram, type Program } from './process.ts';

/** A network printer; its paper survives the printer, as paper does. */
export type Printer = {
  readonly port: number;
  readonly program: Program;
  /** Text of every slip, oldest first. */
  paper(): Promise<string[]>;
  /** Nobody listens on its port any more. */
  switchOff(): Promise<void>;
};

/** `npm run printer-emulator`, writing its slips below `folder`. `port` 0: any free one. */
export const startPrinter = async (
  folder: string,
  keep: (program: Program) => Program = (program) => program,
  port = 0,
  /** Flags of its own, as `--help` lists them. */
  flags: readonly string[] = [],
): Promise<Printer> => {
  const args = ['--port', String(port), '--out', folder, ...flags];
  const program = keep(startProgram('main/printer-emulator/cli.ts', args, {}));
  return {
    port: await program.line('the ready line of the printer', readPort),
    program,
    paper: () => readPaper(folder),
    switchOff: async () => {
      program.signal('SIGTERM');
      await program.exited;
    },
  };
};

const readPort = (line: string): number | undefined => {
  const said = parseJson(line);
  return said?.['ready'] === true ? Number(said['port']) : undefined;
};

const readPaper = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).toSorted();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
};
