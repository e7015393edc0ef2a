import type { PrinterEmulator } from './create-emulator.ts';
import type { EndMode } from './session.ts';
import type { At } from './triggers.ts';

/** A fault as it comes over the control port: `{"name":"powerOff","at":{"bytes":700},"mode":"rst"}`. */
type Request = { at?: At; mode?: EndMode; on: boolean; slips: number; mm?: number };

type Strike = (emulator: PrinterEmulator, request: Request) => void | Promise<void>;

const strikes: Readonly<Record<string, Strike>> = {
  paperOut: ({ faults }, { at }) => faults.paperOut(at),
  paperOutAfterSlips: ({ faults }, { slips }) => faults.paperOutAfterSlips(slips),
  paperLow: ({ faults }, { at }) => faults.paperLow(at),
  loadPaper: ({ faults }, { mm }) => faults.loadPaper(mm),
  openCover: ({ faults }, { at }) => faults.openCover(at),
  closeCover: ({ faults }) => faults.closeCover(),
  headHot: ({ faults }, { at }) => faults.headHot(at),
  headCool: ({ faults }) => faults.headCool(),
  cutterJam: ({ faults }, { at }) => faults.cutterJam(at),
  clearCutter: ({ faults }) => faults.clearCutter(),
  drawer: ({ faults }, { on }) => faults.drawer(on),
  powerOff: ({ faults }, { at, mode }) => faults.powerOff({ ...(at && { at }), ...(mode && { mode }) }),
  powerOn: ({ faults }) => faults.powerOn(),
  cutConnection: ({ faults }, { at, mode }) => faults.cutConnection({ ...(at && { at }), ...(mode && { mode }) }),
  refuse: ({ faults }, { on }) => faults.refuse(on),
  acceptNeverRead: ({ faults }, { on }) => faults.acceptNeverRead(on),
  stall: ({ faults }, { on, at }) => faults.stall(on, at),
  disarm: ({ faults }) => faults.disarm(),
  tearOff: (emulator) => void emulator.tearOff(),
};

export const faultNames: readonly string[] = Object.keys(strikes);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readNumber(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new TypeError(`"${name}" must be a number, 0 or more`);
}

function readAt(value: unknown): At | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new TypeError('"at" must be like {"slips":1}');
  const at: Record<string, number> = {};
  for (const key of Object.keys(value)) {
    if (!['bytes', 'rows', 'mm', 'slips'].includes(key)) throw new TypeError(`"at" knows bytes, rows, mm and slips`);
    at[key] = readNumber(value[key], key) ?? 0;
  }
  return at;
}

function readMode(value: unknown): EndMode | undefined {
  if (value === undefined || value === 'rst' || value === 'fin' || value === 'silence') return value;
  throw new TypeError('"mode" is rst, fin or silence');
}

/** Does what a request body asks; throws with a sentence for the caller when it makes no sense. */
export async function strikeByName(emulator: PrinterEmulator, body: unknown): Promise<void> {
  if (!isObject(body)) throw new TypeError('send an object like {"name":"paperOut"}');
  const strike = typeof body['name'] === 'string' && Object.hasOwn(strikes, body['name']) && strikes[body['name']];
  if (!strike) throw new TypeError(`"name" must be one of ${faultNames.join(', ')}`);
  const at = readAt(body['at']);
  const mode = readMode(body['mode']);
  const mm = readNumber(body['mm'], 'mm');
  const slips = readNumber(body['slips'], 'slips') ?? 0;
  const on = body['on'] !== false;
  await strike(emulator, { on, slips, ...(at && { at }), ...(mode && { mode }), ...(mm !== undefined && { mm }) });
}
