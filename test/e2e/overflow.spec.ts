/**
 * No words overflow on the narrowest phone, in either language: the pages that need nobody else. Tables, verdicts,
 * replays and classes are looked at by their own tests, with the same eyes (table/look.ts).
 */
import type { Page } from '@playwright/test';
import { LADDER } from '../../shared/lessons/ladder.ts';
import { expect, test } from './fixtures.ts';
import { DAMAGED, FATAL, SOUND } from './records.ts';
import { overflowing } from './table/overflow.ts';

const PHONE = { width: 360, height: 780 };
const RECORDS = Object.entries({ FATAL, SOUND, DAMAGED }).map(([name, text]) => ({
  name: `${name.toLowerCase()}.jsonl`,
  mimeType: 'application/jsonl',
  buffer: Buffer.from(text),
}));

async function fits(page: Page, state: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  expect.soft(await overflowing(page), state).toEqual([]);
}

/** All that can be unfolded is. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

for (const locale of ['en-US', 'zh-CN']) {
  test.describe(locale, () => {
    test.use({ viewport: PHONE, locale, contextOptions: { reducedMotion: 'reduce' } });

    test('lessons, each of them, and the glossary', async ({ page }) => {
      test.setTimeout(120_000);
      for (const path of ['/', '/lessons', '/glossary', ...LADDER.map(({ id }) => `/lessons/${id}`)]) {
        await page.goto(path);
        await fits(page, path);
      }
    });

    test('the judge, the library and a replay', async ({ page }) => {
      test.setTimeout(120_000);
      await page.goto('/judge');
      await page.setInputFiles('input[type=file]', RECORDS);
      await expect(page.locator('article.judged, article.flawed')).toHaveCount(RECORDS.length);
      await unfold(page);
      await fits(page, 'judge');
      await page.goto('/replay');
      await fits(page, 'library, empty');
      await page.setInputFiles('input[type=file]', RECORDS.slice(0, 2));
      const opened = page.getByRole('status').getByRole('link').first();
      await expect(opened).toBeVisible();
      await fits(page, 'library');
      await opened.click();
      await expect(page.getByRole('slider').last()).toBeVisible();
      await page.keyboard.press('End');
      await expect(page.getByText(/How agreement broke|一致性是怎样破坏的/).first()).toBeVisible();
      await unfold(page);
      await fits(page, 'replay');
    });

    test('lessons of one’s own, sound and with faults', async ({ page }) => {
      await page.goto('/lessons/edit');
      await fits(page, 'own lessons');
      await page.getByRole('button', { name: /^(Copy|复制)/ }).click();
      await page.waitForURL(/\/lessons\/edit\/./);
      await unfold(page);
      await fits(page, 'editor');
      await page.goto('/lessons/edit');
      await page.getByRole('button', { name: /^(Begin empty|从空白开始)$/ }).click();
      await page.waitForURL(/\/lessons\/edit\/./);
      await unfold(page);
      await fits(page, 'editor with faults');
    });

    test('a room before its game, a class that nobody has come to, and where nothing is', async ({ page }) => {
      test.setTimeout(120_000);
      await page.goto('/');
      await page.getByLabel(/your name|你的名字/).fill('Ada 小明');
      await page.getByRole('button', { name: /^(Open a room|开房间)$/ }).click();
      await page.waitForURL(/\/room\/[A-Z0-9]+$/);
      await unfold(page);
      await fits(page, 'lobby');
      await page.goto('/');
      await page.getByRole('button', { name: /^(Open a class|开课堂)$/ }).click();
      await page.waitForURL(/\/desk\/[A-Z0-9]+$/);
      for (const i of [0, 1, 2]) {
        await page.getByRole('tab').nth(i).click();
        await unfold(page);
        await fits(page, `desk, tab ${i + 1}`);
      }
      for (const path of ['/desk', '/retry', '/room/NOSUCH', '/class/NOSUCH', '/lessons/none']) {
        await page.goto(path);
        await fits(page, path);
      }
    });

    test('a message that is too long for its place is found', async ({ page }) => {
      await page.goto('/lessons/one-officer');
      await fits(page, 'before');
      for (const place of ['.chip', '.button', 'h1', 'p.idea']) {
        const spot = page.locator(place).first();
        const before = await spot.innerHTML();
        await spot.evaluate((element) => {
          element.textContent = 'Donaudampfschiff'.repeat(5);
          (element as HTMLElement).style.overflowWrap = 'normal';
        });
        expect((await overflowing(page)).join(), place).toContain('Donaudampfschiff');
        await spot.evaluate((element, html) => {
          element.innerHTML = html;
          element.removeAttribute('style');
        }, before);
        expect(await overflowing(page), `after ${place}`).toEqual([]);
      }
    });
  });
}
