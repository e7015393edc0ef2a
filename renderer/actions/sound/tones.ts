/** One note of a signal: hertz, milliseconds. */
export type Note = { readonly hz: number; readonly ms: number };

/** What of the browser makes sound; null where there is none. */
export type SoundPorts = {
  audio: (() => AudioContext) | null;
  speech: SpeechSynthesis | null;
  utterance: (text: string) => SpeechSynthesisUtterance;
};

export type Tones = {
  /** Plays the notes one after another; ends with the last, at once when sound is absent or not allowed yet. */
  play: (notes: readonly Note[], volume: number) => Promise<void>;
  /** Called from a touch or a key: browsers allow sound only after one. */
  unlock: () => void;
  /** Sound was asked for and the browser holds it back until somebody touches the screen. */
  blocked: () => boolean;
};

// Without this ramp every note begins and ends with a click.
const RAMP_S = 0.015;

export const createTones = ({ audio }: Pick<SoundPorts, 'audio'>): Tones => {
  let context: AudioContext | undefined;
  const open = (): AudioContext | undefined => (context ??= audio?.());
  return {
    play: async (notes, volume) => {
      const to = open();
      if (!to || notes.length === 0) return;
      // A page that nobody has touched yet: asking is free, and where it is allowed it plays at once.
      if (to.state !== 'running') void to.resume();
      if (to.state !== 'running') return;
      await playOn(to, notes, volume);
    },
    unlock: () => {
      const to = open();
      if (to && to.state !== 'running') void to.resume();
    },
    blocked: () => context !== undefined && context.state !== 'running',
  };
};

const playOn = (to: AudioContext, notes: readonly Note[], volume: number): Promise<void> =>
  new Promise((resolve) => {
    let at = to.currentTime + 0.05;
    notes.forEach(({ hz, ms }, index) => {
      const tone = to.createOscillator();
      const level = to.createGain();
      const end = at + ms / 1000;
      tone.type = 'triangle';
      tone.frequency.value = hz;
      level.gain.setValueAtTime(0, at);
      level.gain.linearRampToValueAtTime(volume, at + RAMP_S);
      level.gain.setValueAtTime(volume, end - RAMP_S);
      level.gain.linearRampToValueAtTime(0, end);
      tone.connect(level).connect(to.destination);
      tone.start(at);
      tone.stop(end);
      if (index === notes.length - 1) tone.onended = () => resolve();
      at = end;
    });
  });

export const noSounds: SoundPorts = {
  audio: null,
  speech: null,
  utterance: () => {
    throw new Error('this browser does not speak');
  },
};

/** Those of this browser. */
export const browserSounds = (): SoundPorts => ({
  audio: 'AudioContext' in globalThis ? () => new AudioContext() : null,
  speech: 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : null,
  utterance: (text) => new SpeechSynthesisUtterance(text),
});
