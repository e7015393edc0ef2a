import { plainFunctions } from '../../store/key-functions.ts';
import { keysFor, type KeyProfile } from '../../store/key-profile.ts';
import type { KeyRow } from '../../ui/keys-help.tsx';
import { keyName } from './key-name.ts';

/** The keys of this screen's profile, as they are set now. */
export const kitchenKeyRows = (profile: KeyProfile): readonly KeyRow[] => [
  { keys: ['0 … 9'], does: profile.digits === 'bump' ? 'kitchen.keys.digitsBump' : 'kitchen.keys.digits' },
  ...plainFunctions
    .map((does): KeyRow => ({ keys: keysFor(profile, does).map(keyName), does: `kitchen.key.${does}` }))
    .filter(({ keys }) => keys.length > 0),
  { keys: ['F1 … F9'], does: 'kitchen.keys.stations' },
  { keys: keysFor(profile, 'item-mode').slice(0, 1).map(keyName), does: 'kitchen.keys.item' },
  { keys: ['↓', '↑'], does: 'kitchen.keys.dialogs' },
];
