import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

// As board.module.css draws a cell, in em: a digit is 0.64 wide, with half an em around the text.
const CELL_HEIGHT = 1.3;
const CHARACTER = 0.66;
const MARGIN = 0.5;
const UNMEASURED = 40;

/** How many numbers of `longest` characters fit the grid; follows its size. */
export const useGridSize = <T extends HTMLElement>(longest: number): [RefObject<T | null>, number] => {
  const ref = useRef<T>(null);
  const [box, setBox] = useState<{ width: number; height: number; em: number } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = (): void => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize);
      setBox({ width: element.clientWidth, height: element.clientHeight, em });
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  if (!box || !(box.width > 0 && box.height > 0 && box.em > 0)) return [ref, UNMEASURED];
  const columns = Math.max(1, Math.floor(box.width / (box.em * (longest * CHARACTER + MARGIN))));
  const rows = Math.max(1, Math.floor(box.height / (box.em * CELL_HEIGHT)));
  return [ref, columns * rows];
};
