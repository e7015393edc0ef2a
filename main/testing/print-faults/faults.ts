import type { PrinterEmulator } from '../../printer-emulator/create-emulator.ts';
import type { ProfileName } from '../../printer-emulator/profiles.ts';
import { createRandom, type Random } from './random.ts';

export type CampaignPrinter = {
  readonly id: string;
  readonly profile: ProfileName;
  readonly emulator: PrinterEmulator;
};

/** Something a hand or the network does, and what puts it right again. */
type Fault = { readonly name: string; strike(): void; mend(): Promise<void> | void };

/**
 * What may befall this printer. A printer that acknowledges nothing (clone, mute) cannot tell a polite close from a
 * dying one, nor that its buffer was lost while its paper was out; no sender can make up for that, so those two
 * are left out for it. See docs/printing.md on what each level promises.
 */
const faultsFor = ({ emulator, profile }: CampaignPrinter, random: Random): Fault[] => {
  const { faults } = emulator;
  const speaks = profile !== 'clone' && profile !== 'mute';
  const at = { bytes: 1 + random.below(1500) };
  const mode = random.pick(speaks ? (['rst', 'fin', 'silence'] as const) : (['rst', 'silence'] as const));
  const isBlocked = !emulator.state().online;
  return [
    {
      name: 'paper out',
      strike: () => faults.paperOut({ rows: 1 + random.below(600) }),
      mend: () => faults.loadPaper(),
    },
    { name: 'cover', strike: () => faults.openCover({ rows: 1 + random.below(600) }), mend: () => faults.closeCover() },
    { name: 'hot', strike: () => faults.headHot({ rows: 1 + random.below(300) }), mend: () => faults.headCool() },
    { name: 'jam', strike: () => faults.cutterJam(), mend: () => faults.clearCutter() },
    { name: 'cut', strike: () => faults.cutConnection({ at, mode }), mend: () => undefined },
    // The slip is on paper and the answer never arrives: whoever repeats it unmarked has doubled it.
    { name: 'cut after a slip', strike: () => faults.cutConnection({ at: { slips: 1 }, mode }), mend: () => undefined },
    { name: 'refuse', strike: () => void faults.refuse(true), mend: () => faults.refuse(false) },
    { name: 'never read', strike: () => faults.acceptNeverRead(true), mend: () => faults.acceptNeverRead(false) },
    { name: 'stall', strike: () => faults.stall(true, at), mend: () => faults.stall(false) },
    ...(speaks || !isBlocked
      ? [{ name: 'power', strike: () => faults.powerOff({ at, mode }), mend: () => faults.powerOn() }]
      : []),
  ];
};

type Pending = { readonly fault: Fault; readonly entriesBefore: number; steps: number };

// A fault that waits for its byte is not taken back at once: a busy machine would otherwise see hardly any.
const LONGEST_WAIT_STEPS = 15;

const faultEntries = ({ emulator }: CampaignPrinter): number =>
  emulator.ledger.reduce((sum, entry) => sum + (entry.kind === 'fault' ? 1 : 0), 0);

/** Breaks and mends one printer at a time, several printers at once. */
export const createTrouble = (printers: readonly CampaignPrinter[], seed: number) => {
  const chances = new Map(printers.map(({ id }, index) => [id, createRandom(seed + 100 + index)]));
  const pending = new Map<string, Pending>();
  const struck: string[] = [];

  const strike = (printer: CampaignPrinter, random: Random): void => {
    const fault = random.pick(faultsFor(printer, random));
    pending.set(printer.id, { fault, entriesBefore: faultEntries(printer), steps: 0 });
    fault.strike();
    struck.push(`${printer.id} ${fault.name}`);
  };
  const mend = async (printer: CampaignPrinter, { fault }: Pending): Promise<void> => {
    printer.emulator.faults.disarm();
    await fault.mend();
    pending.delete(printer.id);
  };

  return {
    struck,
    isBroken: (printerId: string): boolean => pending.has(printerId),
    step: async (): Promise<void> => {
      for (const printer of printers) {
        const mine = pending.get(printer.id);
        const random = chances.get(printer.id);
        if (random === undefined) continue;
        if (mine === undefined) {
          if (random.chance(0.5)) strike(printer, random);
          continue;
        }
        mine.steps += 1;
        const happened = faultEntries(printer) > mine.entriesBefore || mine.steps > LONGEST_WAIT_STEPS;
        if (happened && random.chance(0.4)) await mend(printer, mine);
      }
    },
    mendAll: async (): Promise<void> => {
      for (const printer of printers) {
        const mine = pending.get(printer.id);
        if (mine !== undefined) await mend(printer, mine);
        await printer.emulator.faults.powerOn();
      }
    },
  };
};
