import { createCanvas, loadImage } from '@napi-rs/canvas';
import { imageSize } from 'image-size';

export type Picture = { bytes: Uint8Array; width: number; height: number };
export type Refused = { refused: 'type' | 'size' | 'broken' };

const TYPES: ReadonlySet<string | undefined> = new Set(['jpg', 'png', 'webp', 'avif']);
// A few kilobytes can claim any size and ask for gigabytes when they are unpacked; no telephone takes more than this.
const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 12_000;
// A card on a large tablet is 600 pixels wide.
const SIDE = 800;
const QUALITY = 82;

/** What the file says of itself; read before anything is unpacked. */
const claims = (bytes: Uint8Array): { type?: string | undefined; width: number; height: number } | undefined => {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
};

/**
 * A photo as menus show it: at most 800 pixels a side, upright, WebP. It is drawn anew, so nothing else that the file carried (place,
 * camera, owner, programs) comes along. By what the bytes are, not by what somebody calls them.
 */
export const makePicture = async (bytes: Uint8Array): Promise<Picture | Refused> => {
  const said = claims(bytes);
  if (!said || !TYPES.has(said.type)) return { refused: 'type' };
  if (said.width * said.height > MAX_PIXELS || Math.max(said.width, said.height) > MAX_SIDE) return { refused: 'size' };
  const image = await loadImage(Buffer.from(bytes)).catch(() => undefined);
  if (!image || image.width === 0 || image.height === 0) return { refused: 'broken' };
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return { bytes: await canvas.encode('webp', QUALITY), width, height };
};
