import type { Page } from '@playwright/test';

type Watched = { paints: number[] };

/**
 * From the moment the browser has a tap to the end of the frame that shows what it did: the event's own time stamp to the task
 * after the next frame.
 */
export const measurePaints = (page: Page): Promise<unknown> => page.addInitScript(SCRIPT);

// As text: it runs in the page, whose globals this program does not have.
const SCRIPT = `
  globalThis.paints = [];
  addEventListener('click', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => globalThis.paints.push(performance.now() - timeStamp);
      after.port2.postMessage(null);
    });
  }, true);
`;

export const paintsOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as Watched).paints);
