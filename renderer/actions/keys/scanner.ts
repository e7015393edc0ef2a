/** Between two characters; a fast typist needs 60 ms and more, a scanner sends one every few ms. */
const BETWEEN_MS = 35;
// Shorter ones are somebody's fingers: "ok" and Enter.
const SHORTEST = 3;
const LONGEST = 200;

export type Scan = { text: string; at: number };
export const noScan: Scan = { text: '', at: Number.NEGATIVE_INFINITY };

/** One stroke more, `at` in ms. What came slower than a scanner begins anew. */
export const scanStroke = (scan: Scan, key: string, at: number): Scan => {
  if (Array.from(key).length !== 1) return scan;
  const goesOn = at - scan.at <= BETWEEN_MS && scan.text.length < LONGEST;
  return { text: goesOn ? scan.text + key : key, at };
};

/** Whether what came before this Enter came from a scanner. */
export const scannedText = (scan: Scan, at: number): string | undefined =>
  at - scan.at <= BETWEEN_MS && scan.text.length >= SHORTEST ? scan.text : undefined;
