import { describe, expect, test } from 'vitest';
import { placeWindow, rememberDisplay, type DisplayFacts } from './placement.ts';

const display = (facts: Partial<DisplayFacts> & { readonly x?: number; readonly width?: number }): DisplayFacts => ({
  id: facts.id ?? 1,
  label: facts.label ?? 'DELL P2419H',
  internal: facts.internal ?? false,
  primary: facts.primary ?? false,
  bounds: facts.bounds ?? { x: facts.x ?? 0, y: 0, width: facts.width ?? 1920, height: 1080 },
});

const till = display({ id: 1, label: 'ELO 1502L', primary: true, width: 1366 });
const board = display({ id: 2, label: 'LG 43UT640', x: 1366, width: 3840 });

describe('where a window belongs', () => {
  test('on the monitor it was on, though its id is another after a restart', () => {
    const again = [
      { ...till, id: 71 },
      { ...board, id: 70 },
    ];
    expect(placeWindow(rememberDisplay(board), again)).toEqual({ display: again[1], missing: undefined });
  });

  test('on the same monitor at another socket, where its place is another', () => {
    const moved = { ...board, bounds: { ...board.bounds, x: -3840 } };
    expect(placeWindow(rememberDisplay(board), [till, moved])?.display).toBe(moved);
  });

  test('on a monitor without a name at the same place and of the same size', () => {
    const nameless = display({ id: 9, label: '', x: 1366, width: 3840 });
    expect(placeWindow(rememberDisplay(board), [till, nameless])?.display).toBe(nameless);
  });

  test('two alike monitors are told apart by their place', () => {
    const left = display({ id: 1, primary: true });
    const right = display({ id: 2, x: 1920 });
    expect(placeWindow(rememberDisplay(right), [left, right])?.display).toBe(right);
    expect(placeWindow(rememberDisplay(left), [left, right])?.display).toBe(left);
  });

  test('on the primary one, with a word about it, when its own was unplugged', () => {
    expect(placeWindow(rememberDisplay(board), [till])).toEqual({ display: till, missing: 'LG 43UT640' });
    const nameless = { ...rememberDisplay(board), label: '' };
    expect(placeWindow(nameless, [till])?.missing).toBe('3840 × 1080');
  });

  test('a monitor of the same size with another name is another monitor', () => {
    const other = display({ id: 5, label: 'BENQ', x: 500, width: 3840 });
    expect(placeWindow(rememberDisplay(board), [till, other])?.display).toBe(till);
  });

  test('a new window is on the primary one', () => {
    expect(placeWindow(undefined, [board, till])).toEqual({ display: till, missing: undefined });
  });

  test('no monitor, no place', () => {
    expect(placeWindow(undefined, [])).toBeUndefined();
  });
});
