/** Commands that hardware obeys the moment their bytes arrive, whatever they are part of: a picture, a QR, a half-sent command. */
export type RealTimeCommand =
  | { kind: 'status'; n: number }
  | { kind: 'recover'; clear: boolean }
  | { kind: 'pulse'; pin: 2 | 5; time: number }
  | { kind: 'power-off' }
  | { kind: 'send-status' }
  | { kind: 'clear' };

const DLE = 0x10;
const clearKey = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
const powerOffKey = [0x10, 0x14, 2, 1, 8];

/** Longest command the scanner knows: DLE DC4 8 d1…d7. */
const memory = clearKey.length;

const endsWith = (seen: readonly number[], key: readonly number[]): boolean =>
  seen.length >= key.length && key.every((byte, index) => seen[seen.length - key.length + index] === byte);

function match(seen: readonly number[]): RealTimeCommand | undefined {
  const [a, b, c, d, e] = seen.slice(-5);
  if (c === DLE && d === 0x04 && e !== undefined && e >= 1 && e <= 4) return { kind: 'status', n: e };
  if (c === DLE && d === 0x05 && (e === 1 || e === 2)) return { kind: 'recover', clear: e === 2 };
  if (b === DLE && c === 0x14 && d === 7 && e === 1) return { kind: 'send-status' };
  if (a === DLE && b === 0x14 && c === 1 && (d === 0 || d === 1) && e !== undefined && e >= 1 && e <= 8) {
    return { kind: 'pulse', pin: d === 0 ? 2 : 5, time: e };
  }
  if (endsWith(seen, powerOffKey)) return { kind: 'power-off' };
  if (endsWith(seen, clearKey)) return { kind: 'clear' };
  return undefined;
}

/** Feed it every byte as it arrives; it answers the command that this byte completes. Bytes stay in the stream as well. */
export function createRealTimeScanner(): { feed(byte: number): RealTimeCommand | undefined; reset(): void } {
  const seen: number[] = Array.from({ length: memory }, () => 0);
  let sinceDle = memory;
  return {
    feed(byte) {
      seen.push(byte);
      seen.shift();
      sinceDle = byte === DLE ? 0 : sinceDle + 1;
      // Far from any DLE nothing can match; this keeps a 60 KB picture cheap.
      return sinceDle < memory ? match(seen) : undefined;
    },
    reset() {
      seen.fill(0);
      sinceDle = memory;
    },
  };
}
