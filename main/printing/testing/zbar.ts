import { createCanvas, loadImage } from '@napi-rs/canvas';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ZBAR = 'zbarimg';

const runs = (command: string, ...args: string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
};

/** Debian's zbarimg, an independent reader; installed when this machine lets us. */
const haveZbar = (): boolean =>
  runs(ZBAR, '--version') ||
  (runs('apt-get', 'install', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=55', 'zbar-tools') && runs(ZBAR, '--version'));

/** Symbols that zbarimg reads off a drawn slip; undefined, and said out loud, when there is no zbarimg to be had. */
export const readSymbols = async (svg: string): Promise<string[] | undefined> => {
  if (!haveZbar()) {
    console.warn('NOT RUN: reading the rendered symbol: no zbarimg here (apt-get install zbar-tools)');
    return undefined;
  }
  const image = await loadImage(Buffer.from(svg));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const folder = mkdtempSync(join(tmpdir(), 'passrail-zbar-'));
  try {
    const file = join(folder, 'slip.png');
    writeFileSync(file, canvas.toBuffer('image/png'));
    const out = execFileSync(ZBAR, ['--raw', '-q', '--nodbus', '-Sdisable', '-Sqrcode.enable', file], {
      encoding: 'utf8',
    });
    return out.trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
