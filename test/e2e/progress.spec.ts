/** Progress of a class: asked for at a laptop, handed in on a phone in Chinese, summed, taken as CSV, and deleted. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { expect, test } from './fixtures.ts';
import { look, LOOKS } from './table/look.ts';
import { attend, instructorAt } from './table/school.ts';

test.describe.configure({ timeout: 120_000 });

const PROGRESS = {
  format: 'three-armies.progress/1',
  lessons: {
    'one-officer': { times: 3, best: 2, goals: 2, done: 1_700_000_000_000 },
    crossing: { times: 1, best: 1, goals: 2 },
  },
  mistakes: { G4: 2, O1: 1 },
  rules: [],
  streaks: {},
  sessions: [],
};
const file = (name: string, value: unknown) => ({
  ...{ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) },
});

test('progress is asked for, seen before it is sent, and stands at the desk without a name', async ({
  page,
  browser,
}, info) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const instructor = await instructorAt(page);
  await instructor.tab('Lessons');
  const li = await attend(browser, instructor.code, 'Li', {
    viewport: { width: 360, height: 780 },
    colorScheme: 'dark',
  });
  const phone = li.page;
  await phone.evaluate((text) => {
    localStorage.setItem('progress', text);
    localStorage.setItem('language', 'zh');
  }, JSON.stringify(PROGRESS));
  await phone.reload();
  await page.getByRole('button', { name: 'Ask everyone for it' }).click();
  await expect(phone.getByText('老师请大家交学习进度。')).toBeVisible();
  await phone.getByRole('button', { name: '交我的学习进度' }).first().click();
  const dialog = phone.getByRole('dialog', { name: '交学习进度' });
  await expect(dialog.getByRole('row', { name: /^一个参谋/ })).toContainText('2023年11月1');
  await expect(dialog.getByText('由此得出接下来该练什么：G4。')).toBeVisible();
  await look(phone, info, 'progress-sheet', 'phone-dark-zh');
  await dialog.getByRole('button', { name: '交上去' }).click();
  await expect(dialog.getByText('已经交了。')).toBeVisible();

  const sheets = page.getByRole('region', { name: 'Progress of the class' });
  await expect(sheets.getByText('Sheets: 1')).toBeVisible();
  await expect(sheets.getByText('Li', { exact: true })).toHaveCount(0);
  const first = sheets.getByRole('row').nth(1);
  await expect(first.getByRole('cell', { name: 'done' })).toHaveCount(1);
  await expect(first.getByRole('cell', { name: '1 of 2' })).toHaveCount(1);

  // The same student, now with the name: it takes the place of the other one.
  await dialog.getByLabel('带上我的名字').check();
  await dialog.getByRole('button', { name: '重新交' }).click();
  await expect(sheets.getByRole('rowheader', { name: /^Li/ })).toBeVisible();
  await expect(sheets.getByText('Sheets: 1')).toBeVisible();

  await sheets
    .getByLabel('Bring files of progress')
    .setInputFiles([file('wu.json', { ...PROGRESS, mistakes: { O1: 4 } }), file('other.json', { hello: 1 })]);
  await expect(sheets.getByText('No progress in: other.json.')).toBeVisible();
  await expect(sheets.getByText('Sheets: 2')).toBeVisible();
  await expect(sheets.getByRole('listitem').first()).toContainText('5 ×, on 2 of 2 sheets');
  await look(page, info, 'progress-board', 'laptop-light-en');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheets.getByRole('button', { name: 'Progress (CSV)' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(data).toHaveLength(7);
  expect(data[0]).toMatchObject({ name: 'Li', what: 'lesson', id: 'one-officer', goals_reached: '2', done: 'yes' });

  // On paper stand the table and what is to be practised.
  await page.emulateMedia({ media: 'print' });
  await expect(sheets.getByRole('table')).toBeVisible();
  for (const name of ['Assignments', 'Print']) await expect(page.getByText(name, { exact: true })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await dialog.getByRole('button', { name: '收回' }).click();
  await expect(sheets.getByText('Sheets: 1')).toBeVisible();
  await sheets.getByRole('button', { name: 'Delete all' }).click();
  await sheets.getByRole('button', { name: 'Yes, delete all sheets' }).click();
  await expect(sheets.getByText('Sheets: 0')).toBeVisible();
});

for (const { name, ...looks } of LOOKS) {
  test(`the progress of the class looks right: ${name}`, async ({ browser }, info) => {
    const context = await browser.newContext(looks);
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('button', { name: /^(Open a class|开课堂)$/ }).click();
    await page.waitForURL(/\/desk\//);
    await page.getByRole('tab', { name: /^(Lessons|课程)$/ }).click();
    await page.getByLabel(/Bring files of progress|导入进度文件/).setInputFiles(file('wu.json', PROGRESS));
    await expect(page.getByRole('rowheader', { name: /wu\.json/ })).toBeVisible();
    await look(page, info, 'progress-class', name);
    await context.close();
  });
}
