import { allWell, conditionAfterAnswer, conditionOfReport, type PrinterCondition } from './condition.ts';

/** What came back from a printer, taken apart. */
export type StatusEvent =
  | { readonly kind: 'condition'; readonly condition: PrinterCondition; readonly pushed: boolean }
  | { readonly kind: 'barrier' }
  | { readonly kind: 'process-id'; readonly id: string };

// Blocks of Epson printers: header byte, text, NUL. Anything longer is noise of a printer that speaks something else.
const BLOCK_HEADERS = new Set([0x35, 0x37, 0x3b, 0x3d, 0x5f]);
const BLOCK_LIMIT = 128;

type State = { readonly kind: 'idle' } | { readonly kind: 'report' | 'block'; readonly bytes: number[] };

/**
 * Takes the back-channel apart as it arrives, in whatever pieces: pushed reports (ASB), answers to DLE EOT in the order
 * they were asked, the GS r barrier, process ids (masks of printing reference 4.1). Never throws on noise.
 */
export const createStatusReader = (onEvent: (event: StatusEvent) => void) => {
  let condition = allWell;
  let state: State = { kind: 'idle' };
  const questions: number[] = [];

  const endReport = ([first = 0, second = 0, third = 0]: readonly number[]): void => {
    condition = conditionOfReport(first, second, third);
    onEvent({ kind: 'condition', condition, pushed: true });
  };

  const endBlock = (bytes: readonly number[]): void => {
    // 37 22 d1 d2 d3 d4: answer to GS ( H fn 48
    if (bytes[0] === 0x37 && bytes[1] === 0x22 && bytes.length === 6) {
      onEvent({ kind: 'process-id', id: String.fromCharCode(...bytes.slice(2)) });
    }
  };

  const startByte = (byte: number): void => {
    if (BLOCK_HEADERS.has(byte)) state = { kind: 'block', bytes: [byte] };
    else if ((byte & 0x93) === 0x10) state = { kind: 'report', bytes: [byte] };
    else if ((byte & 0x93) === 0x12) {
      const question = questions.shift();
      if (question === undefined) return;
      condition = conditionAfterAnswer(condition, question, byte);
      onEvent({ kind: 'condition', condition, pushed: false });
    } else if ((byte & 0x90) === 0) onEvent({ kind: 'barrier' });
  };

  const feedByte = (byte: number): void => {
    if (state.kind === 'idle') return startByte(byte);
    // A report is four bytes without a break; a byte that cannot be the second to fourth starts afresh.
    if (state.kind === 'report') {
      if ((byte & 0x90) !== 0) {
        state = { kind: 'idle' };
        return startByte(byte);
      }
      state.bytes.push(byte);
      if (state.bytes.length < 4) return;
      const { bytes } = state;
      state = { kind: 'idle' };
      return endReport(bytes);
    }
    if (byte === 0) {
      const { bytes } = state;
      state = { kind: 'idle' };
      return endBlock(bytes);
    }
    state.bytes.push(byte);
    if (state.bytes.length > BLOCK_LIMIT) state = { kind: 'idle' };
  };

  return {
    feed: (chunk: Uint8Array): void => chunk.forEach(feedByte),
    /** Say which DLE EOT n was sent, so that its answer can be told from the others. */
    asked: (...asked: number[]): void => void questions.push(...asked),
    condition: (): PrinterCondition => condition,
  };
};
