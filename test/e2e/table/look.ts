/** A look at a page: no words overflow, axe finds nothing; SCREENS=1 keeps the picture in docs/screens. */
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { overflowing } from './overflow.ts';

const SCREENS = path.join(import.meta.dirname, '../../../docs/screens');

export interface Looks {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly locale: 'en-US' | 'zh-CN';
  readonly colorScheme: 'light' | 'dark';
}

const SIZES = { phone: { width: 360, height: 780 }, laptop: { width: 1280, height: 800 } } as const;

const KEEP = process.env['SCREENS'] === '1';

/** Both languages, each in one of the themes, at both sizes. A check leaves out the last: words have most room there. */
export const LOOKS: readonly (Looks & { readonly name: string })[] = Object.entries(SIZES)
  .flatMap(([size, viewport]) => [
    { name: `${size}-light-en`, viewport, locale: 'en-US', colorScheme: 'light' } as const,
    { name: `${size}-dark-zh`, viewport, locale: 'zh-CN', colorScheme: 'dark' } as const,
  ])
  .filter(({ name }) => KEEP || name !== 'laptop-dark-zh');

export async function look(page: Page, info: TestInfo, state: string, looks: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  expect.soft(await overflowing(page), `${state}: words overflow`).toEqual([]);
  expect((await new AxeBuilder({ page }).analyze()).violations, state).toEqual([]);
  // What sticks to the top of the window is pictured there.
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  const file = `${state}-${looks}.jpg`;
  await page.screenshot({
    path: KEEP ? path.join(SCREENS, file) : info.outputPath(file),
    fullPage: true,
    type: 'jpeg',
    quality: 72,
  });
}
