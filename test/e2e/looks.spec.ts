import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { DAMAGED, FATAL, SOUND } from './records.ts';
import { look, LOOKS } from './table/look.ts';

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
          await page.goto('/judge');
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
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

for (const { name, viewport, locale, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, locale, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('a way through a room: first page, lobby, watching, verdict', async ({ page, browser }, info) => {
      test.setTimeout(180_000);
      await page.goto('/');
      await look(page, info, 'home', name);
      await page.getByLabel(/your name|你的名字/).fill('Ada 小明');
      await page.getByRole('button', { name: /^(Open a room|开房间)$/ }).click();
      await page.getByText(/^(Settings|设置)$/).click();
      await page.getByText(/^(Advanced|高级设置)$/).click();
      await look(page, info, 'lobby', name);

      const guest = await (await browser.newContext({ viewport, locale, colorScheme })).newPage();
      await guest.goto(page.url());
      await look(guest, info, 'join', name);
      await guest.getByLabel(/your name|你的名字/).fill('عبد');
      await guest.getByRole('button', { name: /Join the room|加入房间/ }).click();

      await page.getByRole('button', { name: /Put bots on|个空席位安排机器人/ }).click();
      await page.getByRole('button', { name: /Begin the game|开始对局/ }).click();
      await expect(page.getByText(/officer 1 sends|参谋1送出/).first()).toBeVisible({ timeout: 60_000 });
      await look(page, info, 'watch', name);
      await look(guest, info, 'spectator', name);
      await guest.context().close();

      await page.getByRole('button', { name: /End now|立即结束/ }).click();
      await page.getByRole('button', { name: /Yes, end it now|确定结束/ }).click();
      await expect(page.getByRole('button', { name: /Save the record|保存记录/ })).toBeVisible();
      await look(page, info, 'verdict', name);
    });
  });
}
