/** Of a file, so that its base64 stays within what the hub takes. */
export const MAX_FILE_BYTES = 1_000_000;

// More arguments than this at once overflow the stack of some browsers.
const CHUNK = 8192;

export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
};
