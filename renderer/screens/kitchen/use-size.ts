import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

export type Size = { width: number; height: number };

/** Width and height of an element in CSS px, followed. */
export const useSize = <T extends HTMLElement>(): [RefObject<T | null>, Size] => {
  const ref = useRef<T>(null);
  const [size, setSize] = useState<Size>({ width: 1280, height: 640 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0)
        setSize((was) => (was.width === width && was.height === height ? was : { width, height }));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
};
