import { createHash } from 'node:crypto';
import type { Row, Value } from './end.ts';
import type { Table } from './our-tables.ts';

const LANES = [0, 8, 16, 24] as const;

/** As both engines give it. @throws Error for a number that neither would have given exactly */
const canonical = (value: Value | undefined): unknown => {
  if (Buffer.isBuffer(value)) return { bytes: value.toString('base64') };
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new Error(`${value} is too large to be kept exactly`);
  return value;
};

/** Adds up rows: their number, and a checksum that does not ask in which order an engine sorts names. */
export const createSum = (table: Table) => {
  const lanes = new BigUint64Array(LANES.length);
  let rows = 0;
  return {
    add: (row: Row): void => {
      const text = JSON.stringify(table.columns.map((column) => canonical(row[column])));
      const digest = createHash('sha256').update(text).digest();
      // Sums of hashes, each in 64 bits that run over.
      for (const [lane, at] of LANES.entries()) lanes[lane] = (lanes[lane] ?? 0n) + digest.readBigUInt64LE(at);
      rows += 1;
    },
    rows: (): number => rows,
    checksum: (): string => [...lanes].map((lane) => lane.toString(16).padStart(16, '0')).join(''),
  };
};
