/** What runs inside the page: functions that are handed over as text and may use nothing from outside themselves. */

/**
 * Presses the button of the first ticket on screen that is not yet `done`; ms from the press until a frame that shows the change
 * has been handed to the screen (two animation frames after it was in the page). Null: there is none.
 */
export const bumpNext = async (done: readonly number[]): Promise<{ id: number; ms: number } | null> => {
  for (const article of document.querySelectorAll<HTMLElement>('article[data-testid^="ticket-"]')) {
    const id = Number(/^ticket-(\d+)/.exec(article.dataset['testid'] ?? '')?.[1]);
    const button = article.querySelector<HTMLElement>('[aria-label^="Ready: "]');
    if (!button || done.includes(id)) continue;
    const before = article.dataset['state'];
    const painted = new Promise<number>((resolve) => {
      const look = new MutationObserver(() => {
        if (article.isConnected && article.dataset['state'] === before) return;
        look.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      });
      look.observe(document.body, { attributes: true, childList: true, subtree: true });
    });
    const pressed = performance.now();
    button.click();
    return { id, ms: (await painted) - pressed };
  }
  return null;
};

export type Frames = { gaps: number[]; longTasks: number };

/** Begins to note how long each frame took; `frames.stop()` later answers. */
export const watchFrames = (): void => {
  const gaps: number[] = [];
  let longTasks = 0;
  let last = performance.now();
  let running = true;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  // Node's types do not know what a browser can observe.
  observer.observe({ entryTypes: ['longtask'] as never[] });
  const frame = (): void => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  Object.assign(globalThis, {
    stopFrames: (): Frames => {
      running = false;
      observer.disconnect();
      return { gaps, longTasks };
    },
  });
};
