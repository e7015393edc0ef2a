export type Frame = {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string | undefined;
  readonly comment: string | undefined;
  readonly retry: string | undefined;
  readonly raw: string;
};

// The only lines of an event stream (WHATWG HTML, section 9.2.5), with the one space every MySagra client expects.
const line = /^(?:(id|event|data|retry): (.*)|: (.*))$/s;

/** One frame without its blank line. @throws Error on any line that is no line of an event stream */
export const parseFrame = (raw: string): Frame => {
  const fields: Record<string, string> = {};
  for (const text of raw.split('\n')) {
    const found = line.exec(text);
    if (found === null || text.includes('\r') || text.includes('\0'))
      throw new Error(`broken line in a frame: ${JSON.stringify(text)}`);
    const name = found[1] ?? 'comment';
    if (name in fields) throw new Error(`${name} twice in a frame: ${JSON.stringify(raw)}`);
    fields[name] = found[2] ?? found[3] ?? '';
  }
  const { id, event, data, comment, retry } = fields;
  return { id, event, data, comment, retry, raw };
};

/** Splits off whole frames; what is left waits for more. */
export const splitFrames = (text: string): { readonly whole: string[]; readonly rest: string } => {
  const whole = text.split('\n\n');
  const rest = whole.pop() ?? '';
  return { whole, rest };
};

/** The place of `<logId>-<seq>` or `<logId>-<seq>.<part>` in its log, as a number that grows with it. */
export const placeOf = (id: string): number => {
  const found = /^([A-Za-z0-9_-]{1,64})-(\d+)(?:\.(\d+))?$/.exec(id);
  if (found === null) throw new Error(`not an event id: ${id}`);
  // The last part of a seq carries the bare id: it comes after its numbered siblings.
  return Number(found[2]) + (found[3] === undefined ? 0.999 : Number(found[3]) / 1000);
};
