import type { Note, Tones } from '../sound/tones.ts';

/** What of the phone makes itself noticed; each may be absent, and a plain-HTTP page has no notifications. */
export type RingPorts = {
  tones: Tones;
  vibrate: ((pattern: number[]) => void) | null;
  /** Asks for leave to notify; resolves whatever the answer is. */
  askLeave: (() => Promise<void>) | null;
  notify: ((title: string, text: string) => void) | null;
};

// Three rising pairs: heard in a pocket, and unlike the bell of the board.
const CALL: readonly Note[] = [
  { hz: 880, ms: 160 },
  { hz: 1175, ms: 240 },
  { hz: 880, ms: 160 },
  { hz: 1175, ms: 240 },
  { hz: 880, ms: 160 },
  { hz: 1568, ms: 420 },
];
const TRY: readonly Note[] = [{ hz: 1175, ms: 120 }];
const PATTERN = [300, 150, 300, 150, 600];

export const createRing = ({ tones, vibrate, askLeave, notify }: RingPorts) => ({
  /** From a touch, because browsers allow sound only after one; sounds once, so that its owner knows it will. */
  arm: async (): Promise<void> => {
    tones.unlock();
    vibrate?.([60]);
    await tones.play(TRY, 0.5);
    await askLeave?.();
  },
  call: async (title: string, text: string): Promise<void> => {
    vibrate?.(PATTERN);
    notify?.(title, text);
    await tones.play(CALL, 0.9);
  },
});
export type Ring = ReturnType<typeof createRing>;
