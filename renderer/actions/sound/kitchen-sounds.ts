import type { Signal } from '../../store/kitchen-signals.ts';
import { createTones, type Note, type SoundPorts, type Tones } from './tones.ts';

const notes = (...given: readonly (readonly [number, number])[]): readonly Note[] =>
  given.map(([hz, ms]) => ({ hz, ms }));

// kds-field section 7: 500 to 2000 Hz, several tones, each signal of its own shape.
const melodies: Readonly<Record<Signal, readonly Note[]>> = {
  new: notes([880, 160], [1319, 240]),
  changed: notes([988, 140], [784, 140], [988, 140]),
  void: notes([740, 220], [554, 380]),
  ready: notes([784, 130], [988, 130], [1175, 300]),
  late: notes([1175, 120], [1175, 120], [1175, 120]),
  offline: notes([622, 400], [523, 400]),
  printer: notes([1568, 90], [1047, 90], [1568, 90], [1047, 90]),
};

export type KitchenSounds = Pick<Tones, 'unlock' | 'blocked'> & {
  /** `volume` 0 to 1. */
  play: (signal: Signal, volume: number) => Promise<void>;
};

export const createKitchenSounds = (ports: SoundPorts): KitchenSounds => {
  const { play, unlock, blocked } = createTones(ports);
  return { unlock, blocked, play: (signal, volume) => play(melodies[signal], volume) };
};
