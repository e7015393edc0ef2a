import type { Language } from '../../store/device.ts';
import { createTones, type Note, type SoundPorts, type Tones } from './tones.ts';

export type Announcement = { chime: boolean; texts: readonly string[]; language: Language };

export type Announcer = Pick<Tones, 'unlock' | 'blocked'> & {
  /** Chime first, then the texts one after another. Resolves when the chime is over and the texts are handed over. */
  announce: (announcement: Announcement) => Promise<void>;
  /** Nothing more is said, not even what was begun. */
  hush: () => void;
  /** Whether this machine can speak that language; voices may come seconds after the page. */
  speaks: (language: Language) => boolean;
};

// kds-field section 7: several tones of 500 to 2000 Hz carry over a dining room.
const CHIME: readonly Note[] = [
  { hz: 1047, ms: 220 },
  { hz: 784, ms: 420 },
];
const VOLUME = 0.8;

export const createAnnouncer = (ports: SoundPorts): Announcer => {
  const tones = createTones(ports);
  let turn = 0;
  const voiceFor = (language: Language) =>
    ports.speech?.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));
  const say = (text: string, language: Language): void => {
    const voice = voiceFor(language);
    // A foreign voice reads numbers that nobody understands: the chime and the screen are enough.
    if (!ports.speech || !voice) return;
    const utterance = ports.utterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    ports.speech.speak(utterance);
  };
  return {
    announce: async ({ chime, texts, language }) => {
      const mine = (turn += 1);
      if (chime) await tones.play(CHIME, VOLUME);
      if (mine === turn) for (const text of texts) say(text, language);
    },
    hush: () => {
      turn += 1;
      ports.speech?.cancel();
    },
    speaks: (language) => voiceFor(language) !== undefined,
    unlock: tones.unlock,
    blocked: tones.blocked,
  };
};
