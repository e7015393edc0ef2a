import '@fontsource/atkinson-hyperlegible/latin-400.css';
import '@fontsource/atkinson-hyperlegible/latin-700.css';
import './tokens.css';
import './base.css';
import './track.css';
import { createRoot } from 'react-dom/client';
import { browserSounds, createTones } from '../actions/sound/tones.ts';
import { createWords, phoneLanguage } from '../i18n/track/words.ts';
import { realTimers } from '../sync/timers.ts';
import { TrackApp } from './track-app.tsx';
import { createTrackRuntime } from './track-runtime.ts';

const keyFromRandom = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

// Plain HTTP on a LAN has neither notifications nor a service worker; sound, vibration and the page itself work there too.
const canNotify = 'Notification' in globalThis && isSecureContext;

const notify = (title: string, body: string): void => {
  if (Notification.permission !== 'granted' || document.visibilityState === 'visible') return;
  const options = { body, tag: 'order-ready', icon: '/t/icon-192.png' };
  // A phone's browser shows notifications of a worker only.
  void navigator.serviceWorker.getRegistration('/t/').then((worker) => worker?.showNotification(title, options));
};

const askLeave = async (): Promise<void> => {
  if (Notification.permission === 'default') await Notification.requestPermission().catch(() => undefined);
};

const runtime = createTrackRuntime({
  fetch: (url, init) => globalThis.fetch(url, init),
  monotonic: () => performance.now(),
  baseUrl: '',
  timers: realTimers,
  random: Math.random,
  newKey: keyFromRandom,
  storage: localStorage,
  ring: {
    tones: createTones(browserSounds()),
    vibrate: 'vibrate' in navigator ? (pattern) => void navigator.vibrate(pattern) : null,
    askLeave: canNotify ? askLeave : null,
    notify: canNotify ? notify : null,
  },
  // Browsers give a page the camera over HTTPS and on the machine itself; elsewhere the phone's own camera app reads the code.
  camera:
    'mediaDevices' in navigator
      ? () => navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      : null,
  replace: (address) => history.replaceState(null, '', address),
  callWords: ({ displayCode, ticketNumber }) => {
    const { t } = createWords(runtime.store.getState().language ?? phoneLanguage(navigator.languages));
    return { title: t('ring.title', { code: ticketNumber ?? displayCode }), text: t('ring.text') };
  },
});

globalThis.addEventListener('hashchange', () => runtime.placeChanged(location.hash));
globalThis.addEventListener('online', () => runtime.wake());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') runtime.wake();
});
runtime.start(location.pathname, location.hash);

if ('serviceWorker' in navigator) navigator.serviceWorker.register('/t/worker.js', { scope: '/t/' }).catch(reportError);

const root = document.querySelector('#root');
if (root) createRoot(root).render(<TrackApp runtime={runtime} onError={(error) => reportError(error)} />);
