import { expect, test } from './fixtures.ts';

test.describe('language', () => {
  test('follows the browser, switches without a reload, and is remembered', async ({ page }) => {
    await page.goto('/judge');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Who agreed');
    await page.evaluate(() => {
      document.body.dataset['marked'] = 'yes';
    });
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('谁达成了共识');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page).toHaveTitle('评判对局记录 · 三军');
    await expect(page.locator('body')).toHaveAttribute('data-marked', 'yes');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('谁达成了共识');
  });

  test.describe('of a Chinese browser', () => {
    test.use({ locale: 'zh-CN' });
    test('is Chinese from the start, and verdicts on the table change with it', async ({ page }) => {
      await page.goto('/judge');
      await page.getByRole('button', { name: '逞英雄的参谋' }).click();
      const card = page.getByRole('article');
      await expect(card).toContainText('致命');
      await expect(card).toContainText('参谋1');
      await page.getByRole('button', { name: 'English' }).click();
      await expect(card).toContainText('fatal');
      await expect(card).toContainText('officer 1');
    });
  });
});

test.describe('theme', () => {
  test('follows the system until it is chosen, and the choice is remembered', async ({ page }) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/judge');
    const dark = await paper();
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.getByRole('button', { name: 'Dark theme' }).click();
    expect(await paper()).toBe(dark);
    await page.reload();
    expect(await paper()).toBe(dark);
    await page.getByRole('button', { name: 'Light theme' }).click();
    expect(await paper()).toBe(light);
  });
});

test('the policy forbids what is inline or foreign', async ({ page }) => {
  const response = await page.goto('/judge');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("style-src 'self'");
  expect(policy).not.toContain('unsafe');
});
