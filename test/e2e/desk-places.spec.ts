/** Where an instructor is on the dashboard: other tabs, going back and a reload lose nothing of it. */
import { LiveStudent } from '../support/live-class.ts';
import { expect, test } from './fixtures.ts';
import { instructorAt } from './table/school.ts';

test('a tab, an opened room, the selection and the order last; going back leads from a room to the board', async ({
  page,
  baseURL,
}) => {
  const instructor = await instructorAt(page);
  const students = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      const student = new LiveStudent(baseURL ?? '', `student ${i + 1}`);
      expect(await student.attend(instructor.code, `Student ${i + 1}`)).toMatchObject({ ok: true });
      return student;
    }),
  );
  await instructor.button('Seat everyone who waits (12)').click();
  const tab = (name: string) => page.getByRole('tab', { name });
  const room = (number: number) => page.getByRole('region', { name: `Room ${number}` });

  await test.step('what was chosen on the board is there after another tab', async () => {
    await instructor.tab('Rooms');
    await page.getByRole('checkbox', { name: 'Select room 2' }).check();
    await page.getByLabel('Sort by').selectOption('outcome');
    await instructor.tab('Sessions');
    await expect(tab('Sessions')).toHaveAttribute('aria-selected', 'true');
    await instructor.tab('Rooms');
    await expect(page.getByRole('checkbox', { name: 'Select room 2' })).toBeChecked();
    await expect(page.getByLabel('Sort by').locator('option:checked')).toHaveText('outcome');
  });

  await test.step('a room stays open through tabs and a reload', async () => {
    await instructor.button(/^Room 1\b.*: open$/).click();
    await expect(instructor.button('All rooms')).toBeFocused();
    await instructor.button('Next room').click();
    await expect(room(2)).toBeVisible();
    await instructor.tab('Seats');
    await instructor.tab('Rooms');
    await expect(room(2)).toBeVisible();
    await expect(tab('Rooms')).toBeFocused();
    await page.reload();
    await expect(tab('Rooms')).toHaveAttribute('aria-selected', 'true');
    await expect(room(2)).toBeVisible();
  });

  await test.step('back leads to the board, to the card of the room; forward into it again', async () => {
    await page.goBack();
    await expect(instructor.button(/^Room 2\b.*: open$/)).toBeFocused();
    await page.goForward();
    await expect(room(2)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(instructor.button(/^Room 2\b.*: open$/)).toBeFocused();
  });

  await test.step('the button back leaves nothing behind to go back to', async () => {
    await page.goto(`/desk/${instructor.code}?tab=rooms`);
    const before = await page.evaluate(() => history.length);
    await instructor.button(/^Room 1\b.*: open$/).click();
    await expect(room(1)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(instructor.button(/^Room 1\b.*: open$/)).toBeFocused();
    await instructor.button(/^Room 2\b.*: open$/).click();
    await expect(room(2)).toBeVisible();
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
  });

  await test.step('the token of a link leaves the address, and what else stands there does not', async () => {
    const token = await page.evaluate((code) => localStorage.getItem(`desk/${code}`) ?? '', instructor.code);
    expect(token).not.toBe('');
    await page.goto('/judge');
    await page.goto(`/desk/${instructor.code}?tab=sessions#${token}`);
    await expect(tab('Sessions')).toHaveAttribute('aria-selected', 'true');
    expect(new URL(page.url()).search).toBe('?tab=sessions');
    expect(page.url()).not.toContain(token);
    await instructor.tab('Rooms');
    await expect(tab('Rooms')).toHaveAttribute('aria-selected', 'true');
    expect(page.url()).not.toContain(token);
  });
  for (const student of students) student.close();
});
