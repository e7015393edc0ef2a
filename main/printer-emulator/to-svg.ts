import { glyphSize } from './modes.ts';
import { bitmapToPng } from './png.ts';
import type { BarcodeBlock, QrBlock, RasterBlock, Slip, SlipLine, TextLine, TextSpan } from './types.ts';

/** Thermal print is not quite black and thermal paper not quite white. */
const ink = '#1d1b1a';
const inkRgb = [0x1d, 0x1b, 0x1a] as const;
const paper = '#fdfcf9';
const edge = '#d8d4ca';

/** Fonts that are there without any download; every run is stretched to its columns, so the exact one does not matter. */
const fonts = "ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace";

const topMargin = 56;
const bottomMargin = 48;
const tooth = { width: 10, height: 7 };
const dotsPerMm = 8;

/** Text that came from anywhere, made safe inside XML: what XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;

/** One run, standing on the bottom of its line; `bottom` in dots from the top of the sheet. */
function span(run: TextSpan, bottom: number): string {
  const { style, x, width, text } = run;
  const { height } = glyphSize(style);
  const colour = style.inverse ? paper : ink;
  const out: string[] = [];
  if (style.inverse) out.push(rect(x, bottom - height, width, height, ink));
  if (text.trim() !== '') {
    const [fontSize, descent] = style.font === 'A' ? [20, 5] : [15, 4];
    const turn = style.upsideDown ? ` rotate(180 ${width / style.wide / 2} ${-height / style.tall / 2 + descent})` : '';
    const place = `translate(${x} ${bottom - descent * style.tall}) scale(${style.wide} ${style.tall})${turn}`;
    const weight = style.bold ? ' font-weight="700"' : '';
    out.push(
      // xml:space works on the text itself only: browsers do not inherit it from a group, and would fold the columns.
      `<text xml:space="preserve" transform="${place}" font-size="${fontSize}" textLength="${width / style.wide}" lengthAdjust="spacingAndGlyphs"${weight} fill="${colour}">` +
        `${xmlText(text)}</text>`,
    );
  }
  if (style.underline > 0) out.push(rect(x, bottom - style.underline, width, style.underline, colour));
  return out.join('');
}

function textLine(line: TextLine): string {
  const tallest = Math.max(0, ...line.spans.map((run) => glyphSize(run.style).height));
  return line.spans.map((run) => span(run, line.top + tallest)).join('');
}

function raster({ x, top, width, bitmap }: RasterBlock): string {
  const stride = Math.max(1, Math.ceil(width / 8));
  const height = Math.floor(bitmap.length / stride);
  if (height === 0) return '';
  const data = bitmapToPng(bitmap, width, inkRgb).toString('base64');
  return `<image x="${x}" y="${top}" width="${width}" height="${height}" image-rendering="pixelated" href="data:image/png;base64,${data}"/>`;
}

/** Runs of dark modules in a row become one rectangle of the path: sharp at any size. */
function qr({ x, top, moduleDots: dot, modules }: QrBlock): string {
  let path = '';
  modules.forEach((row, y) => {
    for (let from = 0; from < row.length; from += 1) {
      if (!row[from]) continue;
      let to = from;
      while (row[to]) to += 1;
      path += `M${x + from * dot} ${top + y * dot}h${(to - from) * dot}v${dot}h${(from - to) * dot}z`;
      from = to;
    }
  });
  return `<path fill="${ink}" shape-rendering="crispEdges" d="${path}"/>`;
}

function barcode(symbol: BarcodeBlock): string {
  const { x, top, bars, moduleDots: dot, barHeight, caption, content } = symbol;
  const above = caption === 'above' || caption === 'both' ? 24 : 0;
  let path = '';
  let at = x;
  bars.forEach((width, index) => {
    if (index % 2 === 0) path += `M${at} ${top + above}h${width * dot}v${barHeight}h${-width * dot}z`;
    at += width * dot;
  });
  const width = Math.max(at - x, 60 * dot);
  const frame = `<rect x="${x}" y="${top + above}" width="${width}" height="${barHeight}" fill="none" stroke="${ink}" stroke-dasharray="6 4"/>`;
  const label = (y: number): string =>
    `<text x="${x + width / 2}" y="${y}" font-size="20" text-anchor="middle" fill="${ink}">${xmlText(content)}</text>`;
  const labels = [
    above > 0 ? label(top + 18) : '',
    caption === 'below' || caption === 'both' ? label(top + above + barHeight + 20) : '',
  ];
  const drawn = bars.length > 0 ? `<path fill="${ink}" d="${path}"/>` : frame + label(top + above + barHeight / 2);
  return drawn + labels.join('');
}

function block(line: SlipLine, width: number): string {
  const drawn =
    line.kind === 'text'
      ? textLine(line)
      : line.kind === 'raster'
        ? raster(line)
        : line.kind === 'qr'
          ? qr(line)
          : line.kind === 'barcode'
            ? barcode(line)
            : '';
  if (line.interrupted === undefined || drawn === '') return drawn;
  // The power went or the cover opened here: only the rows that came out are seen.
  const { top, interrupted: rows } = line;
  return `<svg x="0" y="${top}" width="${width}" height="${rows}" viewBox="0 ${top} ${width} ${rows}">${drawn}</svg>`;
}

/** The outline: straight where the knife cut before, serrated where the tear bar did. */
function outline(width: number, height: number): string {
  const teeth = Math.floor(width / tooth.width);
  const step = width / teeth / 2;
  const zigzag = Array.from({ length: teeth }, () => `l${-step} ${tooth.height}l${-step} ${-tooth.height}`).join('');
  return `M0 0H${width}V${height - tooth.height}${zigzag}z`;
}

const end = (line: SlipLine): number => {
  if (line.kind === 'feed' || (line.kind === 'text' && line.spans.length === 0)) return 0;
  const rows = line.kind === 'raster' ? line.bitmap.length / Math.max(1, Math.ceil(line.width / 8)) : line.height;
  return line.top + rows;
};

/** Width of the paper in dots: 58 mm for the narrow printers, 80 mm for the others. */
const paperDots = (widthDots: number): number => (widthDots <= 400 ? 58 : 80) * dotsPerMm;

/**
 * The slip as a picture, 1:1 in millimetres and free to scale. Self-contained: no script, no style sheet, no font and no
 * address outside it, and every text is escaped, so that it may be shown wherever a picture may.
 */
export function toSvg(slip: Pick<Slip, 'number' | 'lines' | 'rows' | 'widthDots'>): string {
  const width = paperDots(slip.widthDots);
  const printed = Math.min(slip.rows, Math.max(0, ...slip.lines.map(end)) + 24);
  const height = Math.ceil(topMargin + printed + bottomMargin + tooth.height);
  const left = (width - slip.widthDots) / 2;
  const content = slip.lines.map((line) => block(line, slip.widthDots)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width / dotsPerMm}mm" height="${height / dotsPerMm}mm" viewBox="-1 -1 ${width + 2} ${height + 2}">
<title>Slip ${slip.number}</title>
<path d="${outline(width, height)}" fill="${paper}" stroke="${edge}" stroke-width="1.5"/>
<g transform="translate(${left} ${topMargin})" font-family="${fonts}" direction="ltr" unicode-bidi="bidi-override">
${content}
</g>
</svg>
`;
}
