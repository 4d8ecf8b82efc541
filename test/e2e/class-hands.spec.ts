/** The instructor's essential controls, with a keyboard alone and with a thumb alone. */
import type { Locator, Page } from '@playwright/test';
import { LiveStudent } from '../support/live-class.ts';
import { expect, test } from './fixtures.ts';
import { instructorAt, type Instructor } from './table/school.ts';

test.describe.configure({ timeout: 120_000 });

async function fill(instructor: Instructor, origin: string, count: number): Promise<readonly LiveStudent[]> {
  const students = Array.from({ length: count }, (_, i) => new LiveStudent(origin, `student ${i + 1}`));
  // One after the other: who comes first is seated first.
  for (const [i, student] of students.entries()) {
    expect(await student.attend(instructor.code, `Student ${i + 1}`)).toMatchObject({ ok: true });
  }
  return students;
}

/** Goes there with the Tab key, as far as it takes, and presses Enter. */
async function byKeyboard(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await expect(control).toBeVisible();
  for (let steps = 0; steps < 120; steps += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press(key);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never comes to ${control.toString()}`);
}

test('everything by keyboard: seats, a move by hand, begin, freeze, go on, one room and back, end, next round', async ({
  page,
  baseURL,
}) => {
  const instructor = await instructorAt(page);
  const [first] = await fill(instructor, baseURL ?? '', 7);
  await byKeyboard(page, instructor.button('Seat everyone who waits (7)'));
  await first?.enterRoom();
  const { room = '', seat } = first?.desk.place ?? {};
  expect(seat).toBe('P1');

  await byKeyboard(page, page.getByRole('button', { name: /^Student 1\b/ }));
  await byKeyboard(page, instructor.button('Back to the waiting room'));
  await first?.until(() => first.desk.place === null, 'the waiting room');
  await byKeyboard(page, instructor.button('Seat everyone who waits (1)'));
  await first?.until(() => first.desk.place !== null, 'a seat');
  expect(room).not.toBe('');

  await byKeyboard(page, page.getByRole('tab', { name: 'Seats' }), 'ArrowRight');
  await byKeyboard(page, instructor.button('Start'));
  await expect(instructor.card(2)).toContainText('undecided');
  await byKeyboard(page, instructor.button('Room 2, undecided: open'));
  await expect(page.getByRole('region', { name: 'Room 2' })).toBeVisible();
  await page.keyboard.press('Escape');
  await byKeyboard(page, instructor.button('Freeze and ask'));
  const question = page.getByRole('region', { name: 'Question 1' });
  await byKeyboard(page, question.getByRole('button', { name: 'Show the class' }));
  await byKeyboard(page, question.getByRole('button', { name: 'Go on' }));
  await expect(question).toBeHidden();
  await byKeyboard(page, instructor.button('End'));
  await byKeyboard(page, instructor.button('Yes, end 2 games'));
  await byKeyboard(page, instructor.button('Next round, seats change'));
  await first?.until(() => first.desk.round === 2, 'the second round');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('what is pressed during a lesson lies under the thumb', async ({ page, baseURL }) => {
    const instructor = await instructorAt(page);
    const [first] = await fill(instructor, baseURL ?? '', 6);
    await instructor.button('Seat everyone who waits (6)').tap();
    await first?.enterRoom();
    await instructor.tab('Rooms');
    await instructor.button('Start').tap();
    await expect(instructor.card(1)).toContainText('undecided');
    for (const name of ['Pause', 'Freeze and ask', 'End']) {
      const box = await instructor.button(name).boundingBox();
      expect(box?.y ?? 0, name).toBeGreaterThan(844 / 2);
      expect(box?.height ?? 0, name).toBeGreaterThanOrEqual(44);
    }
    await instructor.button('Pause').tap();
    await first?.until(() => first.room?.game?.running === false, 'time to stand still');
    await instructor.button('Go on').tap();
    await first?.until(() => first.room?.game?.running === true, 'time to go on');
    await instructor.button('Freeze and ask').tap();
    await first?.until(() => first.desk.ask?.on === true, 'the question');
    await page.getByRole('region', { name: 'Question 1' }).getByRole('button', { name: 'Go on' }).tap();
    await first?.until(() => first.desk.ask === null, 'no question');
    await instructor.button('Room 1, undecided: open').tap();
    await expect(page.getByRole('heading', { name: 'In the valley' })).toBeVisible();
    await instructor.button('All rooms').tap();
    await instructor.button('End').tap();
    // Tapped as fast as a program can it would be a double tap, which is one answer, not two.
    await instructor.button(/Yes, end/).click();
    await first?.until(() => first.room?.phase === 'over', 'the end');
  });
});
