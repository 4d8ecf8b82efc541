/** Who does not see the page hears what happens on it, without looking for it. */
import type { Page } from '@playwright/test';
import { LiveStudent } from '../support/live-class.ts';
import { expect, test } from './fixtures.ts';
import { heardOn, listen } from './table/listening.ts';
import { instructorAt } from './table/school.ts';

test.describe.configure({ timeout: 150_000 });
test.use({ locale: 'en-US', contextOptions: { reducedMotion: 'reduce' } });

/** Said since the last time that this was asked. */
class Ear {
  #heard = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** All of these, in any order. */
  async hears(...what: readonly RegExp[]): Promise<void> {
    const from = this.#heard;
    for (const one of what) {
      let all: readonly string[] = [];
      const news = async () => {
        all = await heardOn(this.#page);
        return all.slice(from);
      };
      await expect
        .poll(news, { message: `says ${one.source}`, timeout: 60_000 })
        .toContainEqual(expect.stringMatching(one));
      const at = from + all.slice(from).findIndex((words) => one.test(words));
      this.#heard = Math.max(this.#heard, at + 1);
    }
  }
}

test('a lesson: what to do next, a warning, a letter that comes, a question, the verdict', async ({ page }) => {
  await listen(page);
  const ear = new Ear(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const compose = page.getByRole('form', { name: 'Write a letter' });
  await page.goto('/lessons/one-officer');
  await button('Start').click();
  await expect(button('Write it for me')).toBeVisible();

  await page.getByRole('radio', { name: 'accept', exact: true }).check();
  await page.getByLabel('number', { exact: true }).fill('1');
  await page.getByLabel('attack time', { exact: true }).fill('0600');
  await page.getByRole('checkbox', { name: 'general 1' }).first().check();
  await button('Seal and send').click();
  await ear.hears(/^The referee stops this: rule O1/);

  await button('Write it for me').click();
  await compose.getByRole('button', { name: 'Seal and send' }).click();
  await ear.hears(/^Sealed\. Sent out: 3 messengers/);
  await ear.hears(/^Open the letters that have come\.$/, /^A messenger from general \d has arrived/);

  const next = button('Open it');
  const asked = button('Answer, and go on');
  await next.click();
  await expect(next.or(asked).first()).toBeVisible();
  if (!(await asked.isVisible())) await next.click();
  await ear.hears(/^→ Time stands still\. What do you think\?$/);
  await asked.click();
  await ear.hears(/^Answer with yes or no\.$/);
  await page.getByRole('radio', { name: 'no', exact: true }).check({ force: true });
  await asked.click();

  await button('Host').click();
  await button('End now').click();
  await button('Yes, end it now').click();
  await ear.hears(/^The game is over\. The verdict: /);
});

test('a class: a place, a game, time that stands still, a question, what came of it, the end', async ({
  page,
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? '';
  const instructor = await instructorAt(page);
  const ann = new LiveStudent(origin, 'ann');
  expect(await ann.attend(instructor.code, 'Ann')).toMatchObject({ ok: true });
  const context = await browser.newContext({ locale: 'en-US', baseURL: origin, reducedMotion: 'reduce' });
  await context.addInitScript(
    ([key, token]) => {
      localStorage.setItem(key, token);
    },
    [`class/${instructor.code}`, ann.token] as const,
  );
  const student = await context.newPage();
  await listen(student);
  const ear = new Ear(student);
  await student.goto(`/class/${instructor.code}`);
  await expect(student.getByRole('heading', { name: 'You are in' })).toBeVisible();

  await instructor.button('Seat everyone who waits (1)').click();
  await ear.hears(/officer 1/);
  await instructor.tab('Rooms');
  await instructor.button('Start').first().click();
  await ear.hears(/^→ /);
  await instructor
    .button(/Freeze and ask/)
    .first()
    .click();
  await ear.hears(/^The game is paused\./, /^→ Time stands still\. What do you think\?$/);
  await student
    .getByRole('button', { name: /Answer|Send/ })
    .first()
    .click();
  await ear.hears(/Answer/);
  await instructor.button(/Show the class/).click();
  await ear.hears(/^What was true in your room$/);
  await page.getByRole('region', { name: /1/ }).getByRole('button', { name: /Go on/ }).first().click();
  await instructor.button('End').first().click();
  await instructor.button(/Yes, end/).click();
  await ear.hears(/^The game is over\. The verdict: /);
  ann.close();
  await context.close();
});
