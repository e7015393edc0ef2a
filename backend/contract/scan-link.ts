const SCAN = '#scan=';

/** A QR as our own screens show it: the phone's camera opens it. The token stands where no server log and no proxy sees it. */
export const scanLink = (origin: string, token: string): string => `${origin}/t/${SCAN}${token}`;
/** The token of a QR, be it bare (seed-smart-cart) or one of our links. */
export const tokenOfScan = (text: string): string => text.split(SCAN).at(-1) ?? '';
/** The token in the fragment that such a link opened. */
export const tokenOfHash = (hash: string): string | undefined =>
  hash.startsWith(SCAN) ? hash.slice(SCAN.length) : undefined;
