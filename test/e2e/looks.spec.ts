import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { DAMAGED, FATAL, SOUND } from './records.ts';

const SIZES = [
  { width: 360, height: 780 },
  { width: 1280, height: 800 },
];

const records = [
  { name: 'fatal.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(FATAL) },
  { name: 'sound.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(SOUND) },
  { name: 'damaged.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(DAMAGED) },
];

for (const viewport of SIZES) {
  for (const locale of ['en-US', 'zh-CN']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test.describe(`${viewport.width} px, ${locale}, ${colorScheme}`, () => {
        test.use({ viewport, locale, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

        test('nothing sticks out, and axe finds nothing', async ({ page }, info) => {
          await page.goto('/');
          expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
          await page.setInputFiles('input[type=file]', records);
          await expect(page.locator('article.judged, article.flawed')).toHaveCount(records.length);
          await page.getByText(/Paste a record instead|改为粘贴记录文本/).click();
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(beyond).toBeLessThanOrEqual(0);
          expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
          await page.screenshot({ path: info.outputPath('page.png'), fullPage: true });
        });
      });
    }
  }
}
