import type { SoundPorts } from '../actions/sound/tones.ts';

/** A loudspeaker that writes down what it is given; `suspended` until somebody touches the screen, as browsers are. */
export class FakeSounds {
  readonly heard: string[] = [];
  allowed: boolean;
  readonly ports: SoundPorts;
  private state: AudioContextState;

  constructor(languages: readonly string[], state: AudioContextState = 'running') {
    this.state = state;
    this.allowed = state === 'running';
    const voices = languages.map((lang) => ({ lang })) as SpeechSynthesisVoice[];
    this.ports = {
      audio: () => this.context(),
      speech: {
        getVoices: () => voices,
        speak: (one: SpeechSynthesisUtterance) => void this.heard.push(`${one.lang}: ${one.text}`),
        cancel: () => undefined,
      } as unknown as SpeechSynthesis,
      utterance: (text) => ({ text, lang: '' }) as SpeechSynthesisUtterance,
    };
  }

  private context(): AudioContext {
    const context = {
      currentTime: 0,
      destination: {},
      resume: () => {
        if (this.allowed) this.state = 'running';
        return Promise.resolve();
      },
      createGain: () => ({
        gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined },
        connect: (next: unknown) => next,
      }),
      createOscillator: () => this.tone(),
    };
    Object.defineProperty(context, 'state', { get: () => this.state });
    return context as unknown as AudioContext;
  }

  private tone(): OscillatorNode {
    const tone = {
      frequency: { value: 0 },
      connect: (next: unknown) => next,
      start: () => void this.heard.push(`${tone.frequency.value} Hz`),
      stop: () => queueMicrotask(() => tone.onended?.()),
      onended: undefined as (() => void) | undefined,
    };
    return tone as unknown as OscillatorNode;
  }
}
