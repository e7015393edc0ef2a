import { defaultLineSpacing } from './modes.ts';
import type { SlipLine } from './types.ts';

const caption = (line: SlipLine): string => {
  if (line.kind === 'raster') return `[image ${line.width}x${line.height}]`;
  if (line.kind === 'qr') return `[QR ${line.content}]`;
  if (line.kind === 'barcode') return `[${line.system} ${line.content}]`;
  return '';
};

/**
 * The slip as plain text, one line of text a line of paper, columns where they are on paper. Fed paper is blank lines; a
 * picture, QR or barcode is its content in square brackets. Pieces that did not come out whole are left out: nobody can
 * read half a line.
 */
export function toText(lines: readonly SlipLine[]): string {
  const out: string[] = [];
  for (const line of lines) {
    if (line.interrupted !== undefined) continue;
    if (line.kind === 'text') out.push(line.text.trimEnd());
    else if (line.kind === 'feed') {
      out.push(...Array.from({ length: Math.round(line.height / defaultLineSpacing) }, () => ''));
    } else out.push(caption(line));
  }
  while (out.length > 0 && out.at(-1) === '') out.pop();
  return out.length > 0 ? `${out.join('\n')}\n` : '';
}
