/** What is handed out on paper: the words and rules on one sheet, a lesson's sheet, a verdict, a replay. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const STUBBORN = readFileSync(path.join(import.meta.dirname, '../../examples/story-stubborn.jsonl'));
/** A4 between its margins, in pixels. */
const SHEET = { width: 703, height: 1032 };

const WORDS = {
  'en-US': { start: 'Start', host: 'Host', end: 'End now', sure: 'Yes, end it now', verdict: 'The verdict' },
  'zh-CN': { start: '开始', host: '主持', end: '立即结束', sure: '确定结束', verdict: '裁决' },
} as const;

async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** As it is printed: white, in no other part than the page's own, and no wider than the paper. */
async function onPaper(page: Page): Promise<void> {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
  const { ground, ink, beyond, stuck, controls } = await page.evaluate(() => {
    const shown = [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility());
    const { backgroundColor, color } = getComputedStyle(document.body);
    return {
      ground: backgroundColor,
      ink: color,
      beyond: document.documentElement.scrollWidth - window.innerWidth,
      stuck: shown
        .filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position))
        .map((one) => one.outerHTML),
      controls: shown.filter((one) => one.matches('.button, textarea, select')).map((one) => one.outerHTML),
    };
  });
  expect({ ground, ink, stuck, controls }).toEqual({
    ground: 'rgb(255, 255, 255)',
    ink: 'rgb(36, 29, 20)',
    stuck: [],
    controls: [],
  });
  expect(beyond).toBeLessThanOrEqual(0);
}

for (const locale of ['en-US', 'zh-CN'] as const) {
  const words = WORDS[locale];

  test.describe(locale, () => {
    // White paper, also for whoever looks at a dark page.
    test.use({ locale, colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } });

    test('words, definitions and all rules fit one sheet', async ({ page }) => {
      await page.goto('/glossary');
      const why = page.locator('#G1 .why');
      await expect(page.getByRole('button', { name: /^(Print|打印)$/ })).toBeVisible();
      await expect(why).toBeVisible();
      await onPaper(page);
      await expect(page.locator('#G1')).toBeVisible();
      await expect(page.locator('#choosable')).toBeVisible();
      await expect(why).toBeHidden();
      expect(await pagesOf(page)).toBe(1);
    });

    test('a lesson: story, goals, a notebook, the cards, and letters to be cut out', async ({ page }) => {
      await page.goto('/lessons/crossing');
      const letters = page.locator('.letter');
      await expect(page.getByRole('button', { name: /^(Print|打印)$/ })).toBeVisible();
      await expect(letters.first()).toBeHidden();
      await onPaper(page);
      for (const heading of [/What to reach|目标/, /To take home|带走/, /Notebook|记录本/, /Letters|信件/]) {
        await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      }
      await expect(page.getByRole('row')).toHaveCount(10);
      await expect(letters).toHaveCount(16);
      await expect(page.getByRole('radio')).toHaveCount(0);
      expect(await pagesOf(page)).toBe(2);
    });

    test('a verdict, without what is there to be pressed', async ({ page }) => {
      await page.goto('/lessons/one-officer');
      for (const name of [words.start, words.host, words.end, words.sure]) {
        await page.getByRole('button', { name, exact: true }).click();
      }
      await expect(page.getByRole('heading', { name: words.verdict, level: 1 })).toBeVisible();
      const all = page.getByRole('heading', { name: /^(Everyone|所有人)$/ });
      await expect(all).toBeVisible();
      await onPaper(page);
      await expect(all).toBeVisible();
      await expect(page.getByRole('heading', { name: /To take home|带走/ })).toBeVisible();
      await expect(page.getByRole('form')).toHaveCount(0);
    });

    test('a replay, its diagram as wide as the paper', async ({ page }) => {
      await page.goto('/replay');
      const file = { name: 'stubborn.jsonl', mimeType: 'application/jsonl', buffer: STUBBORN };
      await page.setInputFiles('input[type=file]', file);
      await page.getByRole('status').getByRole('link').first().click();
      await expect(page.getByRole('slider').last()).toBeVisible();
      await expect(page.getByText(/How agreement broke|一致性是怎样破坏的/).first()).toBeVisible();
      await onPaper(page);
      await expect(page.getByRole('slider')).toHaveCount(0);
      const { x = -1, width = 0 } = (await page.locator('.space-time svg').first().boundingBox()) ?? {};
      expect([x >= 0, x + width <= SHEET.width, width > SHEET.width / 2]).toEqual([true, true, true]);
    });
  });
}
