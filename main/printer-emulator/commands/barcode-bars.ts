/** Bars of the one-dimensional symbologies that receipts use; the others are kept as text. */

const systems = ['UPC-A', 'UPC-E', 'EAN13', 'EAN8', 'CODE39', 'ITF', 'CODABAR', 'CODE93', 'CODE128'] as const;

/** Name of the symbology of GS k m, both forms; undefined for one that does not exist. */
export function barcodeSystem(m: number): string | undefined {
  return m <= 6 ? systems[m] : m >= 65 && m <= 79 ? (systems[m - 65] ?? `1D-${m}`) : undefined;
}

// Bar and space widths of the 107 CODE128 symbols (ISO/IEC 15417, table 1).
const code128 =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211' +
  '221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113' +
  '132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121' +
  '312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211' +
  '221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141' +
  '114113114311411113411311113141114131311141411131211412211214211232';
const stop = '2331112';

const pattern = (value: number): string => code128.slice(value * 6, value * 6 + 6);

type Drawn = { content: string; bars: readonly number[] };

/** Data of GS k 73 starts with {A, {B or {C and may switch; `{{` is a brace. Set C bytes are the numbers 0 to 99 themselves. */
function drawCode128(data: readonly number[]): Drawn | undefined {
  const values: number[] = [];
  let set = '';
  let content = '';
  for (let index = 0; index < data.length; index += 1) {
    const byte = data[index] ?? 0;
    if (byte === 0x7b) {
      index += 1;
      const next = String.fromCharCode(data[index] ?? 0);
      if ('ABC'.includes(next)) {
        const [start, change] = { A: [103, 101], B: [104, 100], C: [105, 99] }[next as 'A' | 'B' | 'C'];
        values.push((values.length === 0 ? start : change) ?? 0);
        set = next;
        continue;
      }
      if (next !== '{') return undefined;
    }
    if (set === 'C' && byte > 99) return undefined;
    content += set === 'C' ? String(byte).padStart(2, '0') : String.fromCharCode(byte);
    values.push(set === 'C' ? byte : byte < 32 ? byte + 64 : byte - 32);
  }
  if (set === '' || values.length < 2 || values.some((value) => value < 0 || value > 105)) return undefined;
  const sum = values.reduce((total, value, index) => total + value * Math.max(1, index), 0);
  const digits = [...values, sum % 103].map(pattern).join('') + stop;
  return { content, bars: Array.from(digits, Number) };
}

const odd = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
const leftParity = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO'];

const reversed = (text: string): string => Array.from(text).toReversed().join('');

/** Weights 3 and 1 from the right, as GS1 has it. */
function checkDigit(digits: string): number {
  const sum = Array.from(reversed(digits)).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 ? 1 : 3),
    0,
  );
  return (10 - (sum % 10)) % 10;
}

function drawEan13(data: readonly number[]): Drawn | undefined {
  const sent = String.fromCharCode(...data);
  if (!/^\d{12,13}$/.test(sent)) return undefined;
  const content = sent.slice(0, 12) + checkDigit(sent.slice(0, 12));
  const parity = leftParity[Number(content[0])] ?? '';
  const shape = (digit: string): string => odd[Number(digit)] ?? '';
  const left = Array.from(content.slice(1, 7)).map((digit, index) =>
    parity[index] === 'E' ? reversed(shape(digit)) : shape(digit),
  );
  const right = Array.from(content.slice(7), shape);
  return { content, bars: Array.from(`111${left.join('')}11111${right.join('')}111`, Number) };
}

/** The content as a reader sees it and the widths to draw, or undefined when the symbology refuses the data. */
export function barcodeBars(system: string, data: readonly number[]): Drawn | undefined {
  if (system === 'CODE128') return drawCode128(data);
  if (system === 'EAN13') return drawEan13(data);
  const content = String.fromCharCode(...data);
  return content === '' ? undefined : { content, bars: [] };
}
