import type { LaidOutLine, LaidOutSlip, TextLine } from '../layout/lay-out.ts';
import { clusters } from '../layout/char-width.ts';
import { bitmapPicture } from './bitmap.ts';
import { lineNeedsRaster } from './code-page.ts';
import { qrModuleDots, qrModules } from './qr.ts';

/** Dots of a font A cell with the usual line spacing: 576 dots / 48 columns, 24 + 6 dots a line. */
export const CELL = { width: 12, height: 30 } as const;
const MARGIN = 24;

const escape = (text: string): string =>
  text.replace(/[&<>"]/gu, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '');

/** One x for every character, so that columns stand exactly as on paper whatever font the viewer has. */
const glyphs = (line: TextLine): string => {
  let column = 0;
  let spans = '';
  for (const { text, width } of clusters(line.text)) {
    if (text !== ' ') {
      const fit = width === 2 ? ` textLength="${2 * CELL.width}" lengthAdjust="spacingAndGlyphs"` : '';
      spans += `<tspan x="${column * CELL.width}"${fit}>${escape(text)}</tspan>`;
    }
    column += width;
  }
  return spans;
};

// A rule is drawn as a line: characters of a viewer's font leave gaps that the printer's own do not.
const ruleAt = (text: string, columns: number, y: number): string | undefined => {
  const width = columns * CELL.width;
  if (/^─+$/u.test(text)) return `<path d="M0 ${y + 15}H${width}" stroke="#1b1b1b" stroke-width="2"/>`;
  if (/^═+$/u.test(text))
    return `<path d="M0 ${y + 12}H${width}M0 ${y + 18}H${width}" stroke="#1b1b1b" stroke-width="2"/>`;
  return undefined;
};

/** A line that goes out as dots is shown as exactly those dots; answers a data: URI. */
export type LinePicture = (line: TextLine, columns: number) => string;

const drawText = (line: TextLine, columns: number, y: number, picture: LinePicture): string => {
  if (lineNeedsRaster(line.text)) {
    const size = `width="${columns * CELL.width}" height="${CELL.height * line.height}"`;
    return `<image y="${y}" ${size} href="${picture(line, columns)}"/>`;
  }
  const drawnRule = ruleAt(line.text, columns, y);
  if (drawnRule !== undefined) return drawnRule;
  const height = CELL.height * line.height;
  const ground = line.inverted
    ? `<rect x="0" y="${y}" width="${columns * CELL.width}" height="${height}" fill="#1b1b1b"/>`
    : '';
  const fill = line.inverted ? '#fbfaf6' : '#1b1b1b';
  const weight = line.bold ? ' font-weight="700"' : '';
  return `${ground}<g transform="translate(0 ${y}) scale(${line.width} ${line.height})"><text y="22" fill="${fill}"${weight}>${glyphs(line)}</text></g>`;
};

const drawQr = (data: string, columns: number, y: number): { readonly svg: string; readonly height: number } => {
  const modules = qrModules(data);
  const dots = qrModuleDots(modules.length);
  const left = Math.floor((columns * CELL.width - modules.length * dots) / 2);
  const path = modules.flatMap((row, top) =>
    row.flatMap((black, column) =>
      black ? [`M${left + column * dots} ${y + top * dots}h${dots}v${dots}h-${dots}z`] : [],
    ),
  );
  return { svg: `<path d="${path.join('')}" fill="#1b1b1b"/>`, height: modules.length * dots };
};

const drawLine = (
  line: LaidOutLine,
  columns: number,
  y: number,
  picture: LinePicture,
): { readonly svg: string; readonly height: number } => {
  switch (line.kind) {
    case 'line':
      return { svg: drawText(line, columns, y, picture), height: CELL.height * line.height };
    case 'qr':
      return drawQr(line.data, columns, y);
    case 'picture': {
      const { rowBytes, rows } = line.bitmap;
      const image = `<image y="${y}" width="${rowBytes * 8}" height="${rows}" href="${bitmapPicture(line.bitmap)}"/>`;
      return { svg: image, height: rows };
    }
    case 'feed':
      return { svg: '', height: CELL.height * line.lines };
    case 'cut':
      return {
        svg: `<path d="M-${MARGIN} ${y + 15}H${columns * CELL.width + MARGIN}" stroke="#b9b5aa" stroke-width="2" stroke-dasharray="10 8"/>`,
        height: CELL.height,
      };
  }
};

/** The slip as a picture, a dot a unit: what is previewed is what comes out. Self-contained, no script, no outside font. */
export const renderSvg = (slip: LaidOutSlip, picture: LinePicture): string => {
  let y = MARGIN;
  let body = '';
  for (const line of slip.lines) {
    const drawn = drawLine(line, slip.columns, y, picture);
    body += drawn.svg;
    y += drawn.height;
  }
  const width = slip.columns * CELL.width + 2 * MARGIN;
  const height = y + MARGIN;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="20" shape-rendering="crispEdges" xml:space="preserve">` +
    `<rect width="${width}" height="${height}" fill="#fbfaf6"/><g transform="translate(${MARGIN} 0)">${body}</g></svg>`
  );
};
