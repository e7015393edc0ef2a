import { Refusal } from '#contract/errors.ts';

// No command nests deeper than a handful. Deeper is an attack: what walks the value again (JSON.stringify, a schema) recurses
// and would end in a stack overflow, a 500.
const MAX_DEPTH = 64;

/** JSON text as a value. @throws Refusal malformed-json, or bad-request when it nests deeper than 64 */
export const parseJson = (text: string): unknown => {
  if (isTooDeep(text)) throw new Refusal('bad-request', 'The body is nested too deeply');
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('malformed-json');
  }
};

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const isTooDeep = (text: string): boolean => {
  // Each level needs its bracket: most bodies are decided by their length.
  if (text.length <= MAX_DEPTH) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
};
