import type { Timer, Timers } from '../../sync/timers.ts';

/** `open`: null where the browser gives no camera to a page, as on plain HTTP. */
export type ScannerPorts = {
  open: (() => Promise<MediaStream>) | null;
  timers: Timers;
  /** True when it was a code of ours, and opened. */
  onText: (text: string) => boolean;
};
export type ScanTrouble = 'denied' | 'foreign';
export type Scanner = {
  allowed: boolean;
  /** Shows the camera in `video` and reads what it sees, until its answer is called. `onTrouble`: no leave, or a code of somebody else. */
  watch: (video: HTMLVideoElement, onTrouble: (trouble: ScanTrouble) => void) => () => void;
};

// As often as a hand holds still; more would only warm the phone.
const LOOK_MS = 200;
// Enough for a module of three pixels in the densest code we show; decoding a whole photo takes seconds.
const LONGEST_SIDE = 640;

/** Reads QR codes with the phone's camera inside the page. */
export const createScanner = ({ open, timers, onText }: ScannerPorts): Scanner => ({
  allowed: open !== null,
  watch: (video, onTrouble) => {
    let stream: MediaStream | undefined;
    let next: Timer | undefined;
    let stopped = false;

    const stop = (): void => {
      stopped = true;
      next?.cancel();
      for (const track of stream?.getTracks() ?? []) track.stop();
      video.srcObject = null;
    };
    const begin = async (): Promise<void> => {
      // Only who scans loads the reader.
      const [given, { decodeQR }] = await Promise.all([open?.(), import('qr/decode.js')]);
      stream = given;
      if (stopped || !stream) return stop();
      video.srcObject = stream;
      await video.play();
      const look = (): void => {
        const text = readText(video, decodeQR);
        if (text !== undefined && onText(text)) return stop();
        if (text !== undefined) onTrouble('foreign');
        if (!stopped) next = timers.after(LOOK_MS, look);
        return undefined;
      };
      look();
    };
    begin().catch(() => {
      if (!stopped) onTrouble('denied');
      stop();
    });
    return stop;
  },
});

type Decode = (image: { width: number; height: number; data: Uint8ClampedArray }) => string;

const readText = (video: HTMLVideoElement, decode: Decode): string | undefined => {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return undefined;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const picture = canvas.getContext('2d', { willReadFrequently: true });
  picture?.drawImage(video, 0, 0, width, height);
  const data = picture?.getImageData(0, 0, width, height).data;
  try {
    return data && decode({ width, height, data });
  } catch {
    // No code in sight.
    return undefined;
  }
};
