/** The pages of the lessons, each size and language in one of the themes; and the lesson without a seat. */
import { expect, test } from './fixtures.ts';
import { look, LOOKS } from './table/look.ts';

for (const { name, viewport, locale, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, locale, colorScheme });

    test('lessons look right', async ({ page }, info) => {
      test.setTimeout(120_000);
      await page.goto('/');
      await look(page, info, 'home', name);
      await page.getByRole('link', { name: /All lessons|全部课程/ }).click();
      await expect(page.getByText(/Prologue|序幕/).first()).toBeVisible();
      await look(page, info, 'lessons', name);
      await page.getByRole('link', { name: /The lost notebook|丢失的记录本/ }).click();
      await expect(page.getByRole('button', { name: /^(Start|开始)$/ })).toBeVisible();
      await look(page, info, 'lesson', name);
      await page.getByRole('button', { name: /^(Start|开始)$/ }).click();
      await expect(page.getByText(/Goal:|目标：/)).toBeVisible();
      await look(page, info, 'lesson-general', name);
      await page.getByRole('button', { name: /The story|故事/ }).click();
      await look(page, info, 'lesson-story', name);
      await page.getByRole('button', { name: /^(Close|关闭)$/ }).click();
      await page.getByRole('button', { name: /^(Rules|规则)/ }).click();
      await look(page, info, 'lesson-rules', name);

      await page.goto('/glossary#G4');
      await expect(page.locator('#G4')).toBeFocused();
      await look(page, info, 'glossary', name);

      await page.goto('/lessons/red-army');
      await page.getByRole('button', { name: /^(Start|开始)$/ }).click();
      await expect(page.getByText(/You command the red army|你指挥红军/)).toBeVisible();
      await look(page, info, 'lesson-red', name);
      await page.goto('/lessons/none-such');
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/no such lesson|没有这一课/);
    });
  });
}
