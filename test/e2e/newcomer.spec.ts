/** Somebody who has never heard of Paxos, alone with a phone, in Chinese: from the first page to the end of lesson 3. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './table/look.ts';

test.describe.configure({ timeout: 300_000 });
test.use({
  viewport: { width: 360, height: 780 },
  hasTouch: true,
  isMobile: true,
  locale: 'zh-CN',
  colorScheme: 'dark',
});

/** Before the first letter is sealed, in milliseconds: half of what a person may take, as a person has to read. */
const FIRST_LETTER = 30_000;

test('a newcomer seals the first letter at once, and climbs to the end of lesson 3', async ({ page }, info) => {
  const learner = new Learner(page);
  await page.goto('/');
  const begun = Date.now();
  await page.getByRole('button', { name: '开始第一课' }).tap();
  await learner.write.tap();
  await page.getByRole('button', { name: '盖印，交给通信兵' }).tap();
  await expect(page.getByText('已盖印。派出 3 名通信兵。')).toBeVisible();
  expect(Date.now() - begun).toBeLessThan(FIRST_LETTER);
  await look(page, info, 'lesson-table', 'newcomer');

  await learner.climb();
  await expect(page.getByRole('heading', { name: '你的回答和真实情况' })).toBeVisible();
  await look(page, info, 'lesson-debrief', 'newcomer');
  for (const lesson of ['第 2 课', '第 3 课']) {
    await page.getByRole('link', { name: '下一课' }).tap();
    await expect(page.getByText(lesson, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '开始', exact: true }).tap();
    await learner.climb();
  }
  await page.getByRole('link', { name: '课程', exact: true }).first().tap();
  await expect(page.getByText('已完成 3 课，共')).toBeVisible();
  await page.reload();
  await expect(page.getByText('已完成 3 课，共')).toBeVisible();
});

/** Does what the lesson says, and knows nothing else. */
class Learner {
  readonly write: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.write = this.#button('替我填好');
  }

  /** Until the debrief says that all is reached. */
  async climb(): Promise<void> {
    const over = this.#page.getByRole('heading', { name: '目标全部达成' });
    for (let acts = 0; acts < 60; acts += 1) {
      const [ask, open, dawn, show] = ['回答，继续对局', '拆信', '让天亮', '给我看看'].map((name) =>
        this.#button(name),
      ) as [Locator, Locator, Locator, Locator];
      const any = [ask, open, this.write, dawn, show].reduce((all, one) => all.or(one), over);
      await expect(any.first()).toBeVisible({ timeout: 60_000 });
      if (await over.isVisible()) return;
      if (await ask.isVisible()) await this.#answer(ask);
      else if (await open.isVisible()) await this.#read(open);
      else if (await this.write.isVisible()) await this.#seal();
      else if (await show.isVisible()) await this.#tapAway(show);
      else await this.#tapAway(dawn);
    }
    await expect(over).toBeVisible();
  }

  #button(name: string): Locator {
    return this.#page.getByRole('button', { name, exact: true });
  }

  /** There may be another letter to open, and then the button stays. */
  async #read(open: Locator): Promise<void> {
    if (await this.#tap(open)) await expect(this.#page.getByRole('article')).toBeVisible();
  }

  async #answer(send: Locator): Promise<void> {
    const question = this.#page.getByRole('form', { name: '时间停住了。你怎么看？' });
    await question.getByText('否', { exact: true }).tap();
    if (await this.#tap(send)) await expect(question).toHaveCount(0);
  }

  async #seal(): Promise<void> {
    const words = await this.#page
      .getByRole('status')
      .filter({ hasText: /^现在：/ })
      .first()
      .innerText({ timeout: 10_000 })
      .catch(() => null);
    // A letter has come meanwhile, and is to be opened first.
    if (words === null) return;
    if (!(await this.#tap(this.write))) return;
    const sheet = words.includes('声明')
      ? '声明'
      : words.includes('通告')
        ? '通告'
        : words.includes('命令')
          ? '下令'
          : '信';
    await this.#page
      .getByRole('button', { name: new RegExp(`盖印.*${sheet}`) })
      .first()
      .tap({ timeout: 10_000 })
      // A letter that has just come may have changed what is right, and the sheet with it.
      .catch(() => undefined);
    // Or a question has come first: then all of it is done once more.
    const ask = this.#button('回答，继续对局');
    await expect
      .poll(async () => (await ask.isVisible()) || (await this.#page.getByText(words, { exact: true }).count()) === 0)
      .toBe(true);
  }

  /** What was pressed has had its effect once it is gone, or says something else. */
  async #tapAway(button: Locator): Promise<void> {
    if (await this.#tap(button)) await expect(button).toBeHidden();
  }

  /** False where something has come between the look and the tap: a letter, or a question that lies over it. */
  async #tap(button: Locator): Promise<boolean> {
    return button.tap({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
  }
}
