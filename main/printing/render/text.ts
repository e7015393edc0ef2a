import type { LaidOutLine, LaidOutSlip } from '../layout/lay-out.ts';

const plainLine = (line: LaidOutLine): string[] => {
  switch (line.kind) {
    case 'line':
      return [line.text.trimEnd()];
    case 'qr':
      return [`[QR ${line.data}]`];
    case 'picture':
      return ['[logo]'];
    case 'feed':
      return Array.from({ length: line.lines }, () => '');
    case 'cut':
      return [];
  }
};

/** The slip as plain text, a paper line a line. */
export const renderText = (slip: LaidOutSlip): string => slip.lines.flatMap(plainLine).join('\n').trimEnd();
