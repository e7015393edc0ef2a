import { clusters, columnsOf, type Cluster } from './char-width.ts';

const joined = (parts: readonly Cluster[]): string => parts.map((part) => part.text).join('');

/** A word longer than a line is cut between visible characters, never inside one. */
const pieces = (word: string, first: number, rest: number): string[] => {
  const found: string[] = [];
  let current: Cluster[] = [];
  let used = 0;
  for (const cluster of clusters(word)) {
    const room = found.length === 0 ? first : rest;
    if (used + cluster.width > room && current.length > 0) {
      found.push(joined(current));
      current = [];
      used = 0;
    }
    current.push(cluster);
    used += cluster.width;
  }
  return [...found, joined(current)];
};

/**
 * Words into lines of at most `columns` (later lines: `columns - hang`). No visible character is lost.
 * Spaces at a break are dropped; a run of spaces inside a line is kept as one.
 */
export const wrap = (text: string, columns: number, hang = 0): string[] => {
  const rest = Math.max(2, columns - hang);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const room = (): number => (lines.length === 0 ? columns : rest);
  const push = (): void => {
    lines.push(line);
    line = '';
    used = 0;
  };
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const width = columnsOf(word);
    if (line !== '' && used + 1 + width > room()) push();
    if (width > room()) {
      const parts = pieces(word, room(), rest);
      for (const part of parts.slice(0, -1)) {
        line = part;
        push();
      }
      line = parts.at(-1) ?? '';
      used = columnsOf(line);
      continue;
    }
    used += line === '' ? width : 1 + width;
    line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '' || lines.length === 0) push();
  return lines;
};
