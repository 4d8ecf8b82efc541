import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';
import { expect, test } from './fixtures.ts';
import { send } from './table/officer.ts';
import { Person } from './table/person.ts';
import { attend, instructorAt } from './table/school.ts';

const NAMES = ['Ann', 'Bo', '王小明', 'Chen', 'Dina', 'Eli', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jun', 'Kim'];

test('an instructor and twelve students: seating, a drop-out, a question, the red army, the next round, export', async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  const instructor = await instructorAt(page);
  const students = new Map<string, Person>();
  for (const name of NAMES) students.set(name, await attend(browser, instructor.code, name));
  const student = (name: string): Person => {
    const found = students.get(name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };

  await test.step('seating: two rooms of six', async () => {
    await instructor.button('Seat everyone who waits (12)').click();
    for (const person of students.values()) {
      await expect(person.page.getByRole('heading', { name: 'You are in' })).toBeHidden();
    }
    await expect(page.getByRole('region', { name: 'Room 2' })).toBeVisible();
  });

  await test.step('all rooms begin', async () => {
    await instructor.tab('Rooms');
    await instructor.button('Start').click();
    await student('Ann').atTable('P1');
    await student('Bo').atTable('P1');
    await student('Kim').atTable('A3');
    await expect(instructor.card(1)).toContainText('undecided');
  });

  await test.step('a red army that captures by hand: the messenger never arrives, and nobody is told', async () => {
    await instructor.button('Pause').click();
    await instructor.button('Go on').click();
    await instructor.button('Room 1, undecided: open').click();
    await send(student('Ann'), 'prepare', { n: 1, to: ['A2', 'A3'] });
    const messengers = page.getByRole('region', { name: 'In the valley' });
    await messengers.getByRole('button', { name: 'Capture' }).first().click();
    await expect(messengers.getByText(/captur/i).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(instructor.button('Room 1, undecided: open')).toBeFocused();
  });

  await test.step('one drops out: shown as away, a bot keeps the seat, and gives it back', async () => {
    const context = student('Hana').page.context();
    await student('Hana').page.close();
    await expect(instructor.card(1).getByText('general 2: Hana, away')).toBeAttached();
    await instructor.button('Room 1, undecided: open').click();
    await instructor.button('Let a bot play').click();
    await page.keyboard.press('Escape');
    await expect(instructor.card(1).getByText('general 2: a bot plays for Hana')).toBeAttached();
    const back = new Person(await context.newPage(), 'Hana');
    students.set('Hana', back);
    await back.page.goto(`/class/${instructor.code}`);
    await back.atTable('A2');
    await back.button('Take my seat back').click();
    await expect(instructor.card(1).getByText('general 2: Hana', { exact: true })).toBeAttached();
  });

  await test.step('freeze and ask: private answers, then the class sees them', async () => {
    await instructor.button('Freeze and ask').click();
    const { page: asked } = student('Ann');
    const sheet = asked.getByRole('dialog', { name: /Time stands still/ });
    await sheet
      .getByRole('group', { name: 'Is an attack time chosen by now?' })
      .getByText('no', { exact: true })
      .click();
    await sheet
      .getByRole('group', { name: 'Could another time still be chosen?' })
      .getByText('yes', { exact: true })
      .click();
    await sheet.getByRole('button', { name: 'Send my answers' }).click();
    await expect(sheet.getByText('Your answers are sent.')).toBeVisible();
    await expect(page.getByText('1 of 12 have answered')).toBeVisible();
    await instructor.button('Show the class').click();
    await expect(student('Kim').page.getByText('What was true in your room').first()).toBeVisible();
    await page.getByRole('region', { name: 'Question 1' }).getByRole('button', { name: 'Go on' }).click();
    await asked.getByRole('button', { name: 'Close, and go on' }).click();
    await expect(asked.getByRole('dialog')).toBeHidden();
  });

  await test.step('the end, and the next round with officers and generals changed', async () => {
    await instructor.button('End').click();
    await instructor.button('Yes, end 2 games').click();
    await expect(student('Ann').page.getByRole('heading', { name: 'The verdict' })).toBeVisible();
    await instructor.button('Next round, seats change').click();
    await instructor.button('Start').click();
    await student('Ann').atTable('A1');
    await student('Fay').atTable('P2');
    await instructor.button('End').click();
    await instructor.button('Yes, end 2 games').click();
  });

  await test.step('the sessions are kept: records, verdicts and acts of four games in one file', async () => {
    await instructor.tab('Sessions');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      instructor.button('Everything (ZIP)').click(),
    ]);
    const files = unzipSync(new Uint8Array(await readFile(await download.path())));
    const records = Object.entries(files).filter(([name]) => name.endsWith('.jsonl'));
    expect(records).toHaveLength(4);
    for (const [name, bytes] of records) {
      const text = new TextDecoder().decode(bytes);
      expect(judge(readRecord(text)).ok, name).toBe(true);
      for (const who of NAMES) expect(text).not.toContain(JSON.stringify(who));
    }
    const acts = Object.entries(files).find(([name]) => name.endsWith('acts.csv'));
    expect(new TextDecoder().decode(acts?.[1])).toContain('prepare');
  });
  for (const person of students.values()) await person.page.context().close();
});
