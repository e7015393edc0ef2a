import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const sizes = [
  { name: 'tablet 1280×800', width: 1280, height: 800 },
  { name: 'landscape 1920×1080', width: 1920, height: 1080 },
  { name: 'portrait 1080×1920', width: 1080, height: 1920 },
  { name: '4K 3840×2160', width: 3840, height: 2160 },
] as const;

// Our pages have no frames: without looking for any, axe needs no second page to gather its findings.
const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true);

const expectNothing = async (axe: AxeBuilder, what: string): Promise<void> => {
  const { violations } = await axe.analyze();
  const said = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
  );
  expect(said, what).toEqual([]);
};

/** Nothing that axe finds, said in one line a fault; with `within` only in there, when the rest was looked at before. */
export const expectAccessible = (page: Page, what: string, within?: string): Promise<void> =>
  expectNothing(within === undefined ? axeOn(page) : axeOn(page).include(within), what);

/** Contrast of WCAG's AAA, 7:1: what is read in the sun. */
export const expectReadableInTheSun = (page: Page, what: string): Promise<void> =>
  expectNothing(axeOn(page).withRules('color-contrast-enhanced'), what);

/** Nothing to press that is smaller than `px` either way. */
export const expectTargets = async (page: Page, px: number, what: string): Promise<void> => {
  const small = await page.evaluate(
    (least) =>
      [...document.querySelectorAll<HTMLElement>('button')]
        .filter((button) => button.checkVisibility({ visibilityProperty: true }))
        .map((button) => ({ box: button.getBoundingClientRect(), name: button.ariaLabel ?? button.textContent }))
        .filter(({ box }) => Math.min(box.width, box.height) < least - 0.5)
        .map(({ box, name }) => `"${name}" is ${Math.round(box.width)}×${Math.round(box.height)}`),
    px,
  );
  expect(small, what).toEqual([]);
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

/** Finger-wide at least: 44 px are 12 mm on a panel of 15.6 inches and more on a larger one. */
const SMALLEST_TARGET = 44;

/**
 * For a whole screen, without a list of what is on it: the page does not scroll, every text that is drawn lies in the window and
 * in each box around it that hides what reaches out, and every button can be hit.
 */
export const expectWhole = async (page: Page, what: string): Promise<void> => {
  const faults = await page.evaluate((smallest) => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push('the page scrolls sideways');
    const scrolls = (element: Element): boolean =>
      ['auto', 'scroll'].some((kind) => getComputedStyle(element).overflow.includes(kind));
    const hides = (element: Element): boolean => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      return overflowX === 'hidden' || overflowY === 'hidden' || overflowX === 'clip' || clipPath !== 'none';
    };
    const ancestors = (element: Element): Element[] => {
      const all: Element[] = [];
      for (let one: Element | null = element; one && one !== root; one = one.parentElement) all.push(one);
      return all;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      const parent = walker.currentNode.parentElement;
      if (text === '' || !parent || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue;
      if (parent.closest('.visually-hidden, script, style, svg')) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const ink = range.getBoundingClientRect();
      const around = ancestors(parent);
      // What a person can scroll to is not cut.
      const scroller = around.findIndex(scrolls);
      const boxes = scroller === -1 ? around : around.slice(0, scroller);
      const cutBy = boxes.filter(hides).find((box) => {
        const edge = box.getBoundingClientRect();
        // A line box is taller than its letters: a fifth of it may reach out.
        const slack = ink.height * 0.2 + 1;
        return (
          ink.left < edge.left - 1 ||
          ink.right > edge.right + 1 ||
          ink.top < edge.top - slack ||
          ink.bottom > edge.bottom + slack
        );
      });
      const ellipsis = around.some((box) => getComputedStyle(box).textOverflow === 'ellipsis');
      if (cutBy && !ellipsis) found.push(`"${text}" is cut by its ${cutBy.tagName.toLowerCase()}`);
      if (scroller === -1 && (ink.left < -1 || ink.right > innerWidth + 1 || ink.bottom > innerHeight + 1))
        found.push(`"${text}" reaches out of the window`);
    }
    for (const list of document.querySelectorAll<HTMLElement>('ul, ol, section, div, main')) {
      if (list.clientWidth > 0 && list.scrollWidth > list.clientWidth + 1 && scrolls(list))
        found.push(`${list.tagName.toLowerCase()}.${list.className} scrolls sideways`);
    }
    for (const button of document.querySelectorAll<HTMLElement>('button, [role=button]')) {
      if (!button.checkVisibility({ visibilityProperty: true })) continue;
      const { width, height } = button.getBoundingClientRect();
      if (Math.min(width, height) < smallest - 0.5)
        found.push(`"${button.ariaLabel ?? button.textContent}" is ${Math.round(width)}×${Math.round(height)}`);
    }
    return found;
  }, SMALLEST_TARGET);
  expect(faults, what).toEqual([]);
};
