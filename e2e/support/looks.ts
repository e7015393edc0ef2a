import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const sizes = [
  { name: 'tablet 1280×800', width: 1280, height: 800 },
  { name: 'landscape 1920×1080', width: 1920, height: 1080 },
  { name: 'portrait 1080×1920', width: 1080, height: 1920 },
  { name: '4K 3840×2160', width: 3840, height: 2160 },
] as const;

/** Nothing that axe finds, said in one line a fault. */
export const expectAccessible = async (page: Page, what: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const said = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
  expect(said, what).toEqual([]);
};

/**
 * Faults that a person would see: the page scrolls, a text is wider or higher than its box, reaches out of the window, or lies on
 * another. `texts`: what must be readable whole.
 */
export const expectInPlace = async (page: Page, texts: string, what: string): Promise<void> => {
  const faults = await page.evaluate((selector) => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight) found.push('the page scrolls');
    const boxes = [...document.querySelectorAll<HTMLElement>(selector)].map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return { text: element.textContent, ink: range.getBoundingClientRect(), element };
    });
    for (const { text, ink, element } of boxes) {
      if (element.scrollWidth > element.clientWidth + 1) found.push(`"${text}" is wider than its box`);
      if (ink.left < -1 || ink.right > innerWidth + 1) found.push(`"${text}" reaches out of the window sideways`);
      if (ink.top < -1 || ink.bottom > innerHeight + 1) found.push(`"${text}" reaches out of the window`);
    }
    boxes.forEach((one, index) => {
      for (const other of boxes.slice(index + 1)) {
        const wide = Math.min(one.ink.right, other.ink.right) - Math.max(one.ink.left, other.ink.left);
        const high = Math.min(one.ink.bottom, other.ink.bottom) - Math.max(one.ink.top, other.ink.top);
        // Line boxes of two rows may touch; letters do not.
        if (wide > 2 && high > one.ink.height * 0.15) found.push(`"${one.text}" lies on "${other.text}"`);
      }
    });
    return found;
  }, texts);
  expect(faults, what).toEqual([]);
};
