/**
 * Words that do not fit where they stand, in a language or on a screen that nobody has thought of: wider than their own
 * element, out of the box that is drawn around them, cut off, or beyond the page.
 */
import type { Page } from '@playwright/test';

/** On an element that cuts its words on purpose, and says them whole elsewhere. */
const CUTS = 'data-cuts';

/** A line for each element whose words overflow. */
export async function overflowing(page: Page): Promise<readonly string[]> {
  // Another typeface is as wide as it is.
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate((cuts) => {
    /** Rounding, and the slant of a letter. */
    const SLACK = 1.5;
    const found: string[] = [];
    const beyond = document.documentElement.scrollWidth - window.innerWidth;
    if (beyond > 0) found.push(`the page is wider than its window by ${beyond} px`);

    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set<Element>();
    while (words.nextNode()) {
      const text = words.currentNode;
      const element = text.parentElement;
      if (element === null || text.nodeValue?.trim() === '' || !isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      if (lines.length === 0) continue;
      const why = wide(element) ?? outside(element, lines);
      if (why === null || seen.has(element)) continue;
      seen.add(element);
      found.push(`${nameOf(element)} “${text.nodeValue?.trim().slice(0, 60) ?? ''}” ${why}`);
    }
    return found;

    /** To be seen: a line for screen readers alone is one pixel high. */
    function isShown(element: Element): boolean {
      if (element.closest('svg, option, [hidden]') !== null) return false;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { clipPath } = getComputedStyle(at);
        if (clipPath !== 'none' || at.hasAttribute(cuts)) return false;
      }
      return true;
    }

    function scrolls({ overflowX, overflowY }: CSSStyleDeclaration): boolean {
      return [overflowX, overflowY].some((one) => one === 'auto' || one === 'scroll');
    }

    /** Its own words, in its own element. */
    function wide(element: Element): string | null {
      const style = getComputedStyle(element);
      if (style.display.startsWith('inline') && element.clientWidth === 0) return null;
      if (scrolls(style)) return null;
      const by = element.scrollWidth - element.clientWidth;
      return by > SLACK ? `is wider than its element by ${by} px` : null;
    }

    /**
     * The boxes that are drawn, or cut, around all lines, up to what scrolls: that shows everything, sooner or later. What
     * is put elsewhere on the page has only its own boxes around it, and the window.
     */
    function outside(element: Element, lines: readonly DOMRect[]): string | null {
      let placed = false;
      for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (at !== element && scrolls(style)) return null;
        if (style.display !== 'contents' && style.display !== 'inline' && !placed && isDrawn(style)) {
          const box = at.getBoundingClientRect();
          const line = lines.find((one) => isOut(one, box));
          if (line !== undefined) return `is out of ${at === element ? 'its box' : nameOf(at)} by ${by(line, box)} px`;
        }
        placed ||= ['absolute', 'fixed'].includes(style.position);
      }
      const isIn = lines.every(({ left, right }) => left >= -SLACK && right <= window.innerWidth + SLACK);
      return isIn ? null : 'is beyond the window';
    }

    function by(line: DOMRect, box: DOMRect): number {
      const sides = [box.left - line.left, line.right - box.right, box.top - line.top, line.bottom - box.bottom];
      return Math.round(Math.max(...sides));
    }

    function isDrawn(style: CSSStyleDeclaration): boolean {
      const clear =
        ['rgba(0, 0, 0, 0)', 'transparent'].includes(style.backgroundColor) && style.backgroundImage === 'none';
      const sides = ['left', 'right', 'top', 'bottom'].map((side) =>
        Number.parseFloat(style.getPropertyValue(`border-${side}-width`)),
      );
      // A rule above or below is no box.
      const framed = sides.every((width) => width > 0);
      const hides = [style.overflowX, style.overflowY].some((one) => one === 'hidden' || one === 'clip');
      return !clear || framed || hides || style.boxShadow !== 'none';
    }

    /** A line of text is higher than its letters: it is out once a third of it is. */
    function isOut(line: DOMRect, box: DOMRect): boolean {
      const high = line.height / 3;
      return (
        line.left < box.left - SLACK ||
        line.right > box.right + SLACK ||
        line.top < box.top - high ||
        line.bottom > box.bottom + high
      );
    }

    function nameOf(element: Element): string {
      const classes = [...element.classList].filter((one) => !one.startsWith('svelte-'));
      return [element.tagName.toLowerCase(), ...classes].join('.');
    }
  }, CUTS);
}
