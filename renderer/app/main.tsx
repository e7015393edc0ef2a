import './zod-setup.ts';
import '@fontsource/atkinson-hyperlegible/400.css';
import '@fontsource/atkinson-hyperlegible/700.css';
import './tokens.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { browserSounds } from '../actions/sound/tones.ts';
import { hashOf } from '../store/device.ts';
import { realTimers } from '../sync/timers.ts';
import { App } from './app.tsx';
import { createRuntime } from './runtime.ts';

// `crypto.randomUUID` exists only on secure origins; a tablet on the LAN speaks plain HTTP.
const keyFromRandom = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const runtime = createRuntime({
  fetch: (url, init) => globalThis.fetch(url, init),
  monotonic: () => performance.now(),
  baseUrl: '',
  timers: realTimers,
  random: Math.random,
  newKey: keyFromRandom,
  windowStorage: sessionStorage,
  machineStorage: localStorage,
  sounds: browserSounds(),
  hash: location.hash,
});

// The launch ticket leaves the address bar, the history and any screenshot at once.
history.replaceState(null, '', hashOf(runtime.store.getState().device));
globalThis.addEventListener('hashchange', () => {
  runtime.placeChanged(location.hash);
  history.replaceState(null, '', hashOf(runtime.store.getState().device));
});
runtime.start();

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App runtime={runtime} onError={(error) => reportError(error)} />);
