import { isOnline } from './mechanism.ts';
import type { MechanismState } from './types.ts';

/** Bits as the printing reference section 4.1 lists them; nothing here depends on anything but the state. */

const bits = (...pairs: readonly (readonly [boolean, number])[]): number =>
  pairs.reduce((sum, [set, bit]) => (set ? sum | bit : sum), 0);

const paperOut = (state: MechanismState): boolean => state.paper === 'out';
const inError = (state: MechanismState): boolean => state.headHot || state.cutterError;

/** DLE EOT n (1 printer, 2 offline cause, 3 error, 4 paper): one byte of the form 0xx1xx10; undefined for another n. */
export function realTimeStatus(n: number, state: MechanismState): number | undefined {
  if (n === 1) return 0x12 | bits([state.drawerOpen, 0x04], [!isOnline(state), 0x08], [state.feedPressed, 0x40]);
  if (n === 2) {
    const cover = state.cover === 'open';
    return 0x12 | bits([cover, 0x04], [state.feedPressed, 0x08], [paperOut(state), 0x20], [inError(state), 0x40]);
  }
  if (n === 3) return 0x12 | bits([state.cutterError, 0x08], [state.headHot, 0x40]);
  if (n === 4) return 0x12 | bits([state.paperLow, 0x0c], [paperOut(state), 0x60]);
  return undefined;
}

/** The four bytes of automatic status back; the first is 0xx1xx00, so that a client can tell it from everything else. */
export function asbBytes(state: MechanismState): Uint8Array {
  const offline = !isOnline(state);
  return Uint8Array.of(
    0x10 | bits([state.drawerOpen, 0x04], [offline, 0x08], [state.cover === 'open', 0x20], [state.feedPressed, 0x40]),
    bits([state.feedPressed, 0x02], [state.cutterError, 0x08], [state.headHot, 0x40]),
    bits([state.paperLow, 0x03], [paperOut(state), 0x0c]),
    0x00,
  );
}

/** Which GS a groups a change belongs to: 1 drawer, 2 online, 4 error, 8 paper, 40h panel. */
export function asbGroups(now: MechanismState, before: MechanismState): number {
  return bits(
    [now.drawerOpen !== before.drawerOpen, 0x01],
    [isOnline(now) !== isOnline(before) || now.cover !== before.cover, 0x02],
    [now.headHot !== before.headHot || now.cutterError !== before.cutterError, 0x04],
    [now.paper !== before.paper || now.paperLow !== before.paperLow, 0x08],
    [now.feedPressed !== before.feedPressed, 0x40],
  );
}

/** GS r n: 1 paper, 2 drawer (also as ASCII digits); undefined for another n. */
export function statusInOrder(n: number, state: MechanismState): number | undefined {
  if (n === 1 || n === 0x31) return bits([state.paperLow, 0x03], [paperOut(state), 0x0c]);
  if (n === 2 || n === 0x32) return bits([state.drawerOpen, 0x01]);
  return undefined;
}
