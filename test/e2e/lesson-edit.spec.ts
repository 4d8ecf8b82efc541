/** An instructor's own lesson: brought with faults, mended, tried with bots, saved in a class, played by its rooms. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parseLesson } from '../../shared/lessons/check.ts';
import { oneOfficer } from '../../shared/lessons/ladder/01-one-officer.ts';
import type { Lesson } from '../../shared/lessons/lesson.ts';
import { LiveStudent } from '../support/live-class.ts';
import { expect, test } from './fixtures.ts';
import { look, LOOKS } from './table/look.ts';

const OWN: Lesson = { ...oneOfficer, id: 'our-own', title: { en: 'Our own lesson', zh: '我们自己的一课' } };
const FAULTY = { ...OWN, minutes: 0, armies: 12, level: 'easy', pace: [5, 1], mood: 'good' };

const fileOf = (name: string, value: unknown) => {
  return { name, mimeType: 'application/json', buffer: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) };
};
const bring = (page: Page, ...files: ReturnType<typeof fileOf>[]) =>
  page
    .getByLabel(/^(Bring lesson files|导入课程文件)$/)
    .and(page.locator('input'))
    .setInputFiles(files);

async function saved(page: Page, press: () => Promise<unknown>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('an own lesson, from a faulty file to the rooms of a class', async ({ page, baseURL }) => {
  test.setTimeout(150_000);
  await page.goto('/lessons/edit');
  const file = fileOf('faulty.lesson.json', FAULTY);
  await bring(page, file);
  const messages = page.getByRole('list', { name: 'Faults: faulty.lesson.json' }).getByRole('listitem');
  await expect(messages).toHaveCount(5);
  await expect(page.getByText('None yet.')).toBeVisible();

  await page.getByRole('button', { name: /^Mend it in the editor/ }).click();
  const faults = page.getByRole('region', { name: 'Faults' }).getByRole('listitem');
  await expect(faults).toHaveCount(5);
  await page.getByRole('button', { name: 'Go to minutes' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('4');
  await page.getByRole('radio', { name: '3 armies' }).check({ force: true });
  await page.getByRole('radio', { name: 'coached' }).check({ force: true });
  await page.getByRole('button', { name: 'Go to pace' }).click();
  await page.keyboard.type('"pace": [600, 1200]');
  // Nothing typed is lost, sound or not.
  await page.reload();
  await expect(faults).toHaveCount(1);
  await page.getByRole('button', { name: 'Go to mood' }).click();
  const json = page.getByRole('textbox', { name: 'The whole lesson as JSON' });
  await json.fill((await json.inputValue()).replace(/,\s*"mood": "good"/, ''));
  await expect(page.getByText('Complete: it can be played.')).toBeVisible();

  const exported = await saved(page, () => page.getByRole('button', { name: 'Save as a file' }).click());
  expect(exported.name).toBe('our-own.lesson.json');
  expect(parseLesson(exported.text)).toMatchObject({
    ok: true,
    lesson: { id: 'our-own', minutes: 4, pace: [600, 1200] },
  });

  await page.getByRole('button', { name: 'Try it with bots' }).click();
  await page.waitForURL(/\/room\//);
  await expect(page.getByText('Our own lesson').first()).toBeVisible();

  await page.goto('/');
  await page.getByRole('button', { name: 'Open a class' }).first().click();
  await page.waitForURL(/\/desk\//);
  const code = new URL(page.url()).pathname.slice('/desk/'.length);
  await page.getByRole('tab', { name: 'Rooms' }).click();
  await page.getByRole('heading', { name: 'Lesson', exact: true }).click();
  await page.getByRole('combobox', { name: 'What the rooms are to play' }).selectOption({ label: 'Our own lesson' });
  await page.getByRole('button', { name: 'Play this' }).click();
  await expect(page.getByText('Chosen: Our own lesson.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open in the editor: Our own lesson' })).toBeVisible();

  const student = new LiveStudent(baseURL ?? '', 'Ann');
  expect(await student.attend(code, 'Ann')).toMatchObject({ ok: true });
  await page.getByRole('tab', { name: 'Seats' }).click();
  await page.getByRole('button', { name: /\(1\)/ }).click();
  await student.enterRoom();
  expect(student.room?.lesson).toMatchObject({ id: 'our-own', own: { title: OWN.title } });
  await page.getByRole('tab', { name: 'Rooms' }).click();
  await expect(page.getByRole('listitem', { name: 'Room 1' })).toContainText('Our own lesson');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('tab', { name: 'Sessions' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Round 1' })).toContainText('Our own lesson');
  student.close();
});

test('exported as it was imported, letter for letter; the same id is replaced, or both are kept', async ({ page }) => {
  await page.goto('/lessons/edit');
  const file = fileOf('mine.json', OWN);
  await bring(page, file);
  const save = page.getByRole('button', { name: 'Save as a file: Our own lesson' });
  expect(await saved(page, () => save.click())).toEqual({ name: 'our-own.lesson.json', text: file.buffer.toString() });
  const other = fileOf('other.json', { ...OWN, minutes: 7 });
  await bring(page, other, fileOf('twin.json', { ...OWN, minutes: 8 }));
  await page.getByRole('button', { name: 'Keep both: twin.json' }).click();
  await page.getByRole('button', { name: 'Replace it: other.json' }).click();
  await expect(page.getByRole('heading', { name: 'Our own lesson' })).toHaveCount(2);
  const names: string[] = [];
  for (let i = 0; i < 2; i += 1) {
    const one = await saved(page, () => save.nth(i).click());
    names.push(one.name);
    if (one.name === 'our-own.lesson.json') expect(one.text).toBe(other.buffer.toString());
  }
  expect(names.sort()).toEqual(['our-own-2.lesson.json', 'our-own.lesson.json']);
});

for (const { name, viewport, locale, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, locale, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('the pages of own lessons, and the choice at the desk', async ({ page }, info) => {
      test.setTimeout(120_000);
      await page.goto('/lessons/edit');
      await bring(page, fileOf('mine.json', OWN), fileOf('faulty.json', FAULTY));
      await expect(page.getByRole('heading', { level: 3 })).toHaveCount(1);
      await bring(page, fileOf('faulty.json', FAULTY), fileOf('other.json', { ...OWN, minutes: 7 }));
      await expect(page.getByRole('button', { name: /other\.json$/ })).toHaveCount(2);
      await look(page, info, 'lessons-own', name);
      await page.getByRole('button', { name: /faulty\.json$/ }).click();
      await expect(page.getByRole('textbox').first()).toBeVisible();
      await look(page, info, 'lesson-editor', name);
      await page.goto('/');
      await page
        .getByRole('button', { name: /^(Open a class|开课堂)$/ })
        .first()
        .click();
      await page.waitForURL(/\/desk\//);
      await page.getByRole('tab').nth(1).click();
      await page.getByRole('heading', { name: /^(Lesson|课程)$/ }).click();
      const choice = page.getByRole('combobox', { name: /^(What the rooms are to play|房间要玩的课程)$/ });
      await choice.selectOption({ index: (await choice.getByRole('option').count()) - 1 });
      await page.getByRole('button', { name: /^(Save in the class|保存到课堂)$/ }).click();
      await expect(page.getByRole('listitem').filter({ hasText: /Our own|我们自己/ })).toBeVisible();
      await look(page, info, 'class-lesson', name);
    });
  });
}
