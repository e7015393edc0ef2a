/** What a printer last said of itself. All false: nothing is known to be wrong. */
export type PrinterCondition = {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly paperLow: boolean;
  readonly error: 'cutter' | 'unrecoverable' | 'overheated' | null;
};

export const allWell: PrinterCondition = {
  offline: false,
  coverOpen: false,
  paperOut: false,
  paperLow: false,
  error: null,
};

/** Why the printer does not print at present; undefined when it can. Paper low is a warning, not a reason. */
export const blockedBy = (condition: PrinterCondition): string | undefined => {
  if (condition.paperOut) return 'paper-out';
  if (condition.coverOpen) return 'cover-open';
  if (condition.error !== null) return condition.error;
  return condition.offline ? 'offline' : undefined;
};

/** ASB, Epson GS a: 4 bytes, the first 0xx1xx00. */
export const conditionOfReport = (first: number, second: number, third: number): PrinterCondition => ({
  offline: (first & 0x08) !== 0,
  coverOpen: (first & 0x20) !== 0,
  paperOut: (third & 0x0c) !== 0,
  paperLow: (third & 0x03) !== 0,
  error: errorOf((second & 0x08) !== 0, (second & 0x20) !== 0, (second & 0x40) !== 0),
});

/** DLE EOT n answers one byte each; what the byte does not speak of stays as it was. */
export const conditionAfterAnswer = (was: PrinterCondition, question: number, answer: number): PrinterCondition => {
  if (question === 1) return { ...was, offline: (answer & 0x08) !== 0 };
  if (question === 2) return { ...was, coverOpen: (answer & 0x04) !== 0, paperOut: (answer & 0x20) !== 0 };
  if (question === 3) {
    return { ...was, error: errorOf((answer & 0x08) !== 0, (answer & 0x20) !== 0, (answer & 0x40) !== 0) };
  }
  return { ...was, paperLow: (answer & 0x0c) !== 0, paperOut: (answer & 0x60) !== 0 };
};

function errorOf(cutter: boolean, unrecoverable: boolean, overheated: boolean): PrinterCondition['error'] {
  if (unrecoverable) return 'unrecoverable';
  if (cutter) return 'cutter';
  return overheated ? 'overheated' : null;
}
