import type { Device } from './device.ts';
import type { Scope } from './scope.ts';

/** What the halves of a kitchen screen follow, the left one first; a screen that is not split is one. */
export const scopesOf = ({ stationIds }: Device): readonly Scope[] => [stationIds];
