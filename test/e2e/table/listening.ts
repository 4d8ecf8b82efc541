/**
 * What a screen reader says by itself while somebody plays: words that change in a live region, an alert that appears, and
 * where the focus is put. A region that comes with its words in it is not said: browsers watch what is there already.
 */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    heard?: string[];
  }
}

/** Before the page is loaded. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const REGIONS = '[aria-live], [role=status], [role=alert]';
    const heard: string[] = [];
    window.heard = heard;
    let known: ReadonlySet<Element> = new Set();
    const said = new WeakMap<Element, string>();

    const HUSHED = '[aria-hidden=true]';
    /** What is hidden from screen readers is not said. */
    function textOf(element: Element): string {
      const copy = element.cloneNode(true) as Element;
      for (const hushed of copy.querySelectorAll(HUSHED)) hushed.remove();
      return copy.textContent.replaceAll(/\s+/g, ' ').trim();
    }
    const isAlert = (region: Element): boolean => region.getAttribute('role') === 'alert';
    const isOn = (region: Element): boolean =>
      region.isConnected && region.getAttribute('aria-live') !== 'off' && region.checkVisibility();

    function say(region: Element): void {
      const text = textOf(region);
      if (text === '' || !isOn(region)) return;
      said.set(region, text);
      heard.push(text);
    }

    new MutationObserver((changes) => {
      const changed = new Set<Element>();
      for (const { target, type, attributeName } of changes) {
        if (type === 'attributes' && attributeName !== 'hidden') continue;
        const region = (target instanceof Element ? target : target.parentElement)?.closest(REGIONS);
        if (region && !isHushed(target)) changed.add(region);
      }
      for (const region of changed) {
        // Put there anew with the same words, they are said again; a part of them that has not changed is not.
        if (known.has(region) && (textOf(region) !== said.get(region) || isRenewed(changes, region))) say(region);
      }
      const now = new Set(document.querySelectorAll(REGIONS));
      for (const region of now) if (!known.has(region) && isAlert(region)) say(region);
      // What is not shown is not watched either.
      known = new Set([...now].filter((region) => region.checkVisibility()));
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

    function isRenewed(changes: readonly MutationRecord[], region: Element): boolean {
      return changes.some(
        ({ target, addedNodes }) => region.contains(target) && !isHushed(target) && [...addedNodes].some(hasWords),
      );
    }

    function isHushed(node: Node): boolean {
      return ((node instanceof Element ? node : node.parentElement)?.closest(HUSHED) ?? null) !== null;
    }

    function hasWords(node: Node): boolean {
      return (node.textContent ?? '').trim() !== '';
    }

    document.addEventListener('focusin', ({ target }) => {
      // Controls are where the person has gone; what cannot be reached by Tab is where the page has put them.
      if (target instanceof HTMLElement && target.tabIndex === -1) heard.push(`→ ${nameOf(target)}`);
    });

    function nameOf(element: HTMLElement): string {
      const label = element.getAttribute('aria-label');
      const by = element.getAttribute('aria-labelledby');
      const labelled = by === null ? null : document.getElementById(by);
      return label ?? (labelled === null ? textOf(element).slice(0, 120) : textOf(labelled));
    }
  });
}

/** All of it so far, in order. */
export function heardOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.heard ?? []);
}
