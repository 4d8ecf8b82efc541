/** A lesson is handed out at a laptop in English, and played on a phone in Chinese; what came of it is on the desk at once. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, test } from './fixtures.ts';
import { look, LOOKS } from './table/look.ts';
import { Person } from './table/person.ts';
import { instructorAt } from './table/school.ts';

test.describe.configure({ timeout: 180_000 });

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true } as const;
const NAME = '=李 2021001';

test('an assignment: handed out, played at home, judged, read as CSV, closed', async ({ page, browser }, info) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const instructor = await instructorAt(page);
  await instructor.tab('Lessons');
  await page.getByText('Hand out a lesson', { exact: true }).click();
  await page.getByLabel('lesson', { exact: true }).selectOption({ label: 'One officer' });
  await page.getByLabel('title, if it is to have one of its own').fill('Week 3');
  const until = page.getByLabel('closes at, if it is to close by itself');
  await until.fill('2001-01-01T08:00');
  await page.getByRole('button', { name: 'Hand out', exact: true }).click();
  await expect(page.getByText('That time is over. Choose a later one, or none.')).toBeVisible();
  await until.fill('2099-01-01T08:00');
  await page.getByRole('button', { name: 'Hand out', exact: true }).click();
  const card = page.getByRole('article', { name: 'Week 3' });
  const link = card.getByRole('textbox', { name: 'Link for students' });
  await expect(link).toBeVisible();
  await expect(card.getByRole('img', { name: /^QR code: http.*\/assignment\/1$/ })).toBeVisible();
  const { pathname } = new URL(await link.inputValue());
  expect(pathname).toBe(`/class/${instructor.code}/assignment/1`);
  await look(page, info, 'assignment-new', 'laptop-light-en');

  const student = await Person.arrive(browser, NAME, { ...PHONE, locale: 'zh-CN', colorScheme: 'dark' });
  const phone = student.page;
  await phone.goto(pathname);
  await expect(phone.getByRole('heading', { level: 1, name: 'Week 3' })).toBeVisible();
  await expect(phone.getByText('考试', { exact: true })).toBeVisible();
  await expect(phone.getByText(/^2099年1月1日.*之前可以开始。$/)).toBeVisible();
  await look(phone, info, 'assignment-start', 'phone-dark-zh');
  await phone.getByRole('button', { name: '开始一次' }).tap();
  await expect(phone.getByText('请写下你是谁：老师要知道这是谁的结果。')).toBeVisible();
  await phone.getByLabel('你的姓名或学号').fill(NAME);
  await phone.getByRole('button', { name: '开始一次' }).tap();
  await phone.waitForURL(/\/room\//);
  await expect(card.getByText('People: 1 · attempts: 1 · finished: 0')).toBeVisible();
  await expect(card.getByText('Begun, not finished.')).toBeVisible();
  await play(phone);
  await look(phone, info, 'assignment-over', 'phone-dark-zh');
  await expect(phone.getByText('老师已经有了这一次的结果。')).toBeVisible();

  // Live: nobody reloads the desk.
  const row = card.getByRole('row', { name: NAME });
  await expect(card.getByText('People: 1 · attempts: 1 · finished: 1')).toBeVisible();
  await expect(row.getByText('2 of 2')).toBeVisible();
  await expect(row.getByText('consensus', { exact: true })).toBeVisible();
  await expect(row.getByText('no rule broken')).toBeVisible();
  await expect(row.getByText('1 of 3')).toBeVisible();
  await look(page, info, 'assignment-results', 'laptop-light-en');

  const [cells] = await csvOf(page);
  expect(cells).toMatchObject({
    ...{ assignment: '1', title: 'Week 3', lesson: 'one-officer', person: 'p1', attempt: '1', best: 'yes', seat: 'P1' },
    // A name that a spreadsheet would calculate.
    name: `'${NAME}`,
    ...{ state: 'finished', outcome: 'consensus', agreement: 'yes', goals: '2', goals_reached: '2' },
    ...{ reached: 'consensus clean', missed: '', broken_roots: '', questions: '3', answers_right: '1' },
  });
  await card.getByLabel('Without names').check();
  expect(Object.keys((await csvOf(page))[0] ?? {})).not.toContain('name');

  await row.getByRole('button', { name: /^Replay/ }).click();
  await page.waitForURL(/\/replay\//);
  await page.goBack();

  await card.getByRole('button', { name: 'Close: Week 3' }).click();
  await expect(card.getByText('closed', { exact: true })).toBeVisible();
  await phone.getByRole('link', { name: '回到作业' }).tap();
  await expect(phone.getByText(/^这份作业已经截止/)).toBeVisible();
  await card.getByRole('button', { name: 'Take away: Week 3' }).click();
  await card.getByRole('button', { name: 'Yes, with all results and names' }).click();
  await expect(page.getByText('Taken away: Week 3.')).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole('heading', { name: '没有这份作业' })).toBeVisible();
});

for (const { name, ...looks } of LOOKS) {
  test(`the tab of lessons, and the page behind the link, look right: ${name}`, async ({ browser }, info) => {
    const { page } = await Person.arrive(browser, 'Ms Wu', looks);
    await page.goto('/');
    await page.getByRole('button', { name: /^(Open a class|开课堂)$/ }).click();
    await page.waitForURL(/\/desk\//);
    await page.getByRole('tab', { name: /^(Lessons|课程)$/ }).click();
    await page.getByText(/^(Hand out a lesson|布置一课)$/).click();
    await look(page, info, 'assignment-form', name);
    await page.getByRole('button', { name: /^(Hand out|布置)$/ }).click();
    const link = page.getByRole('textbox', { name: /^(Link for students|给学生的链接)$/ });
    await expect(link).toBeVisible();
    await look(page, info, 'assignment-card', name);
    await page.goto(new URL(await link.inputValue()).pathname);
    await expect(page.getByRole('radio').first()).toBeAttached();
    await look(page, info, 'assignment-page', name);
    await page.context().close();
  });
}

/** Officer 1 from the first letter to dawn, without any help; of the questions the first one is answered rightly. */
async function play(phone: Page): Promise<void> {
  const sheet = phone.getByRole('region', { name: '写信' });
  const seal = async (kind: string, time: string | null): Promise<void> => {
    await sheet.getByRole('radio', { name: kind, exact: true }).check();
    await sheet.getByLabel('编号', { exact: true }).fill('1');
    if (time !== null) await sheet.getByLabel('进攻时间', { exact: true }).fill(time);
    await sheet.getByRole('button', { name: '全选' }).tap();
    await sheet.getByRole('button', { name: '盖印，交给通信兵' }).tap();
  };
  const answer = async (words: '是' | '否'): Promise<void> => {
    const question = phone.getByRole('form', { name: '时间停住了。你怎么看？' });
    await question.getByText(words, { exact: true }).tap();
    await question.getByRole('button', { name: '回答，继续对局' }).tap();
    await expect(question).toHaveCount(0);
  };
  await seal('prepare', null);
  await answer('否');
  await seal('commit', '06:00');
  await answer('否');
  await phone.getByLabel('进攻时间', { exact: true }).last().fill('06:00');
  await phone.getByRole('button', { name: '盖印下令' }).tap();
  const [open, dawn] = [phone.getByRole('button', { name: '拆信' }), phone.getByRole('button', { name: '让天亮' })];
  // Whoever has letters to open is not tempted to end the night, and another one may come at any moment.
  await expect(async () => {
    if (await open.isVisible()) await open.tap({ timeout: 2000 });
    else await dawn.tap({ timeout: 2000 });
    await expect(dawn.or(open)).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(phone.getByRole('heading', { name: '目标全部达成' })).toBeVisible({ timeout: 60_000 });
}

async function csvOf(page: Page): Promise<readonly Record<string, string>[]> {
  const button = page.getByRole('button', { name: /^Results \(CSV\)/ });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
}
