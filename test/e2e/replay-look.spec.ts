/** The pages of looking back, each size and language in one of the themes: the library, a replay, its eyes, its reasons. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { look, LOOKS } from './table/look.ts';

const STUBBORN = readFileSync(path.join(import.meta.dirname, '../../examples/story-stubborn.jsonl'));

for (const { name, viewport, locale, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, locale, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('looking back looks right, and nothing moves for whoever wants none of it', async ({ page }, info) => {
      test.setTimeout(120_000);
      await page.goto('/replay');
      await look(page, info, 'library-empty', name);
      await page.setInputFiles('input[type=file]', {
        name: 'stubborn.jsonl',
        mimeType: 'application/jsonl',
        buffer: STUBBORN,
      });
      const opened = page.getByRole('status').getByRole('link').first();
      await expect(opened).toBeVisible();
      await look(page, info, 'library', name);
      await opened.click();
      await expect(page.getByRole('slider').last()).toBeVisible();
      await page.keyboard.press('End');
      await expect(page.getByText(/How agreement broke|一致性是怎样破坏的/).first()).toBeVisible();
      await look(page, info, 'replay', name);
      await page.getByRole('button', { name: /Begin the tour|开始导览/ }).click();
      await look(page, info, 'replay-tour', name);
      const address = new URL(page.url());
      address.searchParams.set('as', 'A2');
      await page.goto(address.href);
      await expect(page.getByRole('slider').last()).toBeVisible();
      await look(page, info, 'replay-seat', name);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    });
  });
}
