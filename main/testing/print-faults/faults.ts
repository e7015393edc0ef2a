import type { PrinterEmulator } from '../../printer-emulator/create-emulator.ts';
import type { ProfileName } from '../../printer-emulator/profiles.ts';
import type { Random } from './random.ts';

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

/** Breaks and mends one printer at a time, several printers at once. */
export const createTrouble = (printers: readonly CampaignPrinter[], random: Random) => {
  const pending = new Map<string, Fault>();
  const struck: string[] = [];
  return {
    struck,
    step: async (): Promise<void> => {
      for (const printer of printers) {
        const fault = pending.get(printer.id);
        if (fault !== undefined && random.chance(0.4)) {
          printer.emulator.faults.disarm();
          await fault.mend();
          pending.delete(printer.id);
        } else if (fault === undefined && random.chance(0.5)) {
          const next = random.pick(faultsFor(printer, random));
          next.strike();
          struck.push(`${printer.id} ${next.name}`);
          pending.set(printer.id, next);
        }
      }
    },
    mendAll: async (): Promise<void> => {
      for (const { id, emulator } of printers) {
        emulator.faults.disarm();
        await pending.get(id)?.mend();
        await emulator.faults.powerOn();
      }
      pending.clear();
    },
  };
};
