const signs: Readonly<Record<string, string>> = {
  Minus: '−',
  Equal: '=',
  Slash: '/',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  NumpadMultiply: 'Num *',
  NumpadDivide: 'Num /',
  NumpadDecimal: 'Num .',
  NumpadEnter: 'Num Enter',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  Delete: 'Del',
  ControlLeft: 'Ctrl',
  ControlRight: 'Ctrl (right)',
};

const one = (code: string): string => {
  const [, shift = '', key = code] = /^(Shift\+)?(.+)$/.exec(code) ?? [];
  const plain = /^(?:Key|Digit)(.)$/.exec(key)?.[1] ?? key.replace(/^Numpad(\d)$/, 'Num $1');
  return `${shift}${signs[key] ?? plain}`;
};

/** `KeyA` → `A`, `NumpadAdd` → `Num +`, `ControlLeft KeyB` → `Ctrl B`: as it stands on the key of an American keyboard. */
export const keyName = (codes: string): string => codes.split(' ').map(one).join(' ');
