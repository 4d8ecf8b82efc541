import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './table/look.ts';
import { Person } from './table/person.ts';
import { attend, instructorAt, type Instructor } from './table/school.ts';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true } as const;

const bar = (page: Page) => page.getByRole('region', { name: 'Debrief' });
const stands = (page: Page, seq: number) => expect(page.getByText(`event ${seq} of `).first()).toBeVisible();

async function moveTo(instructor: Instructor, key: string): Promise<number> {
  await instructor.page.keyboard.press(key);
  const words = await instructor.page.getByText(/^event \d+ of \d+$/).textContent();
  return Number(/\d+/.exec(words ?? '')?.[0]);
}

test('an instructor leads three students; one wanders off and comes back, one reloads, and it ends for all', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(240_000);
  const instructor = await instructorAt(page);
  const ann = await attend(browser, instructor.code, 'Ann');
  const bo = await attend(browser, instructor.code, 'Bo', PHONE);
  const cem = await attend(browser, instructor.code, '王小明', { ...PHONE, colorScheme: 'dark' });
  await cem.page.getByRole('button', { name: '中文' }).click();
  const students = [ann, bo];
  await instructor.button('Seat everyone who waits (3)').click();
  await instructor.tab('Rooms');
  await instructor.button('Start').click();
  await ann.atTable('P1');

  await test.step('a question of that game, answered and shown', async () => {
    await instructor.button('Freeze and ask').click();
    const sheet = ann.page.getByRole('dialog', { name: /Time stands still/ });
    await sheet
      .getByRole('group', { name: 'Is an attack time chosen by now?' })
      .getByText('no', { exact: true })
      .click();
    await sheet
      .getByRole('group', { name: 'Could another time still be chosen?' })
      .getByText('yes', { exact: true })
      .click();
    await sheet.getByRole('button', { name: 'Send my answers' }).click();
    await instructor.button('Show the class').click();
    await page.getByRole('region', { name: 'Question 1' }).getByRole('button', { name: 'Go on' }).click();
    for (const person of [ann, bo]) await person.button('Close, and go on').click();
    await cem.page.getByRole('dialog').getByRole('button').last().click();
    await instructor.button('End').click();
    await instructor.button('Yes, end 1 game').click();
    await expect(ann.page.getByRole('heading', { name: 'The verdict' })).toBeVisible();
  });

  await test.step('the debrief begins: everyone sees the replay, where the instructor is', async () => {
    await instructor.tab('Sessions');
    await instructor.button(/^Lead the debrief: round 1/).click();
    await expect(page).toHaveURL(/debrief=/);
    // Four pages open a replay at once.
    await expect(page.getByText('With you: 3, wandering: 0')).toBeVisible({ timeout: 40_000 });
    const seq = await moveTo(instructor, 'End');
    expect(seq).toBeGreaterThan(0);
    for (const { page: theirs } of students) {
      await expect(bar(theirs)).toContainText('You follow.');
      await stands(theirs, seq);
    }
    await expect(cem.page.getByText(`事件 ${seq}，`).first()).toBeVisible();
    await look(page, info, 'debrief-lead', 'laptop-light-en');
    await look(cem.page, info, 'debrief-follow', 'phone-dark-zh');
  });

  await test.step('one looks elsewhere: the cursor of the others is a mark, until the student comes back', async () => {
    await ann.page.keyboard.press('Home');
    await expect(bar(ann.page)).toContainText('You wander.');
    await expect(page.getByText('With you: 2, wandering: 1')).toBeVisible();
    const seq = await moveTo(instructor, '5');
    await stands(bo.page, seq);
    await stands(ann.page, 0);
    await expect(bar(ann.page)).toContainText(`event ${seq}.`);
    await look(ann.page, info, 'debrief-wander', 'laptop-light-en');
    await ann.page.keyboard.press('b');
    await stands(ann.page, seq);
    await expect(page.getByText('With you: 3, wandering: 0')).toBeVisible();
    // A thumb on the left end of the line.
    await bo.page.getByRole('slider', { name: 'Place in the game' }).click({ position: { x: 12, y: 40 } });
    await expect(bar(bo.page)).toContainText('You wander.');
    await look(bo.page, info, 'debrief-wander', 'phone-light-en');
    await bo.button('Back to the others').click();
    await stands(bo.page, seq);
  });

  await test.step('with other eyes, they follow as well', async () => {
    await page.getByRole('radio', { name: 'general 3' }).check({ force: true });
    await expect(ann.page.getByRole('radio', { name: 'general 3' })).toBeChecked();
    await page.getByRole('radio', { name: 'everything' }).check({ force: true });
    await expect(ann.page.getByRole('radio', { name: 'everything' })).toBeChecked();
  });

  await test.step('what was asked stands beside it, and leads to where it was', async () => {
    const asked = page.getByRole('region', { name: 'What was asked, and what was true' });
    await expect(asked).toContainText('1 of 3 have answered');
    const there = asked.getByRole('button', { name: /at event/ });
    const seq = Number(/\d+/.exec((await there.textContent()) ?? '')?.[0]);
    await there.click();
    await stands(ann.page, seq);
    await expect(ann.page.getByRole('region', { name: 'What was asked, and what was true' })).toBeVisible();
    await expect(ann.page.getByRole('heading', { name: 'Three lines to take home' })).toBeVisible();
  });

  await test.step('a student who reloads still follows; so does everyone when the instructor reloads', async () => {
    await bo.page.reload();
    await expect(bar(bo.page)).toContainText('You follow.');
    await expect(page.getByText('With you: 3, wandering: 0')).toBeVisible();
    const seq = await moveTo(instructor, '9');
    await stands(bo.page, seq);
    await page.reload();
    await expect(bar(page)).toContainText('You lead.');
    await stands(page, seq);
    const next = await moveTo(instructor, 'Home');
    for (const { page: theirs } of students) await stands(theirs, next);
  });

  await test.step('the end', async () => {
    await instructor.button('End the debrief').click();
    await expect(instructor.button(/^Lead the debrief: round 1/)).toBeVisible();
    for (const { page: theirs } of students) {
      await expect(bar(theirs)).toBeHidden();
      await expect(theirs.getByText('The debrief is over.')).toBeAttached();
      await expect(theirs.getByRole('heading', { name: 'The verdict' })).toBeVisible();
    }
  });

  await test.step('nobody is torn out of a game: it is offered, and what is half written stays', async () => {
    await instructor.tab('Rooms');
    await instructor.button('Next round').first().click();
    await instructor.button('Start').click();
    await ann.atTable('P1');
    const number = ann.page.getByRole('textbox', { name: /number/ }).first();
    await number.fill('4');
    await instructor.tab('Sessions');
    await instructor.button(/^Lead the debrief: round 1/).click();
    await expect(ann.page.getByText('Your instructor is leading the debrief.')).toBeVisible();
    await expect(number).toHaveValue('4');
    await ann.button('Follow').click();
    await expect(bar(ann.page)).toContainText('You follow.');
    await ann.button('Leave').click();
    await expect(number).toHaveValue('4');
    await expect(page.getByText('With you: 0, wandering: 0')).toBeVisible();
  });
  for (const person of [ann, bo, cem]) await person.page.context().close();
});

test('a host without a class leads whoever is in the room', async ({ browser, page }) => {
  test.setTimeout(90_000);
  const host = new Person(page, 'Ms Wu');
  const code = await host.open();
  const guest = await Person.arrive(browser, 'Ann', {});
  await guest.join(code);
  await guest.sit('A1');
  await host
    .button(/bots? on|Fill|Bots/)
    .first()
    .click();
  await host.button('Begin the game').click();
  await guest.atTable('A1');
  await host.button('End now').click();
  await host.button(/^Yes/).click();
  await host.button('Lead the debrief').click();
  await expect(bar(guest.page)).toContainText('You follow.');
  await expect(page.getByText('With you: 1, wandering: 0')).toBeVisible();
  await page.goBack();
  await expect(bar(guest.page)).toBeHidden();
  await expect(guest.page.getByRole('heading', { name: 'The verdict' })).toBeVisible();
  await guest.page.context().close();
});
