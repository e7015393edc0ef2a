import { createCanvas, loadImage } from '@napi-rs/canvas';

export type PhotoType = 'jpeg' | 'png' | 'webp' | 'avif';

/** A photo of this size and type: its left half red, its right half blue. */
export const photo = (width: number, height: number, type: PhotoType): Promise<Buffer> => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'red';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = 'blue';
  context.fillRect(width / 2, 0, width / 2, height);
  if (type === 'png') return canvas.encode('png');
  return type === 'avif' ? canvas.encode('avif') : canvas.encode(type, 95);
};

/** Width and height, as a browser would show it. */
export const sizeOf = async (bytes: Buffer): Promise<[number, number]> => {
  const image = await loadImage(bytes);
  return [image.width, image.height];
};
