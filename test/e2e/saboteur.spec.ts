/** Lesson 11, played by a person in the saboteur's seat, with nothing but what the page offers. */
import type { Acceptor } from '../../shared/paxos/seats.ts';
import { expect, test } from './fixtures.ts';
import { claim, readLetter, send } from './table/officer.ts';
import { Person } from './table/person.ts';

const ALL: readonly Acceptor[] = ['A1', 'A2', 'A3'];
const NOT_TOLERATED = 'Paxos does not tolerate this: it counts on everyone keeping to the rules';

test.describe.configure({ timeout: 180_000 });
test.use({ locale: 'en-US' });

test('O4: a saboteur is told in secret, breaks agreement by hand, and is named with the rule and the blame', async ({
  page,
}) => {
  const saboteur = new Person(page, 'Player');
  await page.goto('/lessons/stubborn-officer');
  await saboteur.button('Start').click();
  await saboteur.atTable('P1');
  await expect(page.getByText('Lesson 11', { exact: true })).toBeVisible();
  const secret = page.getByRole('note', { name: 'Your secret order' });
  await expect(secret).toContainText('Secret, for you alone: break rule O4');
  await expect(secret).toContainText(NOT_TOLERATED);

  await send(saboteur, 'prepare', { n: 1, to: ALL });
  await readLetter(saboteur, 'A1', 'ok 1, nothing accepted');
  await readLetter(saboteur, 'A2', 'ok 1, nothing accepted');
  await send(saboteur, 'accept', { n: 1, time: '06:00', to: ['A1', 'A2'] });
  await readLetter(saboteur, 'A1', 'accepted 1, 06:00');
  await readLetter(saboteur, 'A2', 'rejected');
  await send(saboteur, 'prepare', { n: 3, to: ALL });
  await answerQuestion(saboteur, 'Is an attack time chosen by now?');
  await readLetter(saboteur, 'A1', 'ok 3. I had accepted 1, 06:00');
  await readLetter(saboteur, 'A2', 'ok 3. I had accepted 2, 07:00');
  // By the rules it would be 07:00. At the exam nobody says so.
  await send(saboteur, 'accept', { n: 3, time: '06:00', to: ['A1', 'A2'] });
  await answerQuestion(saboteur, 'Do you know that a time is chosen?');
  await readLetter(saboteur, 'A1', 'accepted 3, 06:00');
  await readLetter(saboteur, 'A2', 'accepted 3, 06:00');
  await claim(saboteur, 3, '06:00', /accepted 3, 06:00/);
  await page.getByRole('textbox', { name: 'Attack time', exact: true }).fill('06:00');
  await saboteur.button('Seal the order').click();
  await expect(page.getByText('The order stands: attack at 06:00.')).toBeVisible();

  await saboteur.button('Let dawn come').click();
  await expect(page.getByRole('heading', { name: 'The verdict', level: 1 })).toBeVisible({ timeout: 60_000 });
  const debrief = page.getByRole('region', { name: 'All goals are reached' });
  await expect(debrief.getByRole('listitem').filter({ hasText: 'you break rule O4' })).toContainText(/O4\s*reached/);
  await expect(debrief.getByRole('listitem').filter({ hasText: 'agreement is broken' })).toContainText(
    /chosen\s*reached/,
  );
  await expect(debrief.getByText('had a secret order to break rule O4')).toContainText('officer 1');
  await expect(debrief.getByText('had a secret order to break rule O4')).toContainText(NOT_TOLERATED);
  const everyone = page.getByRole('region', { name: 'Everyone' });
  await expect(everyone.getByText('broken: different times were chosen')).toBeVisible();
  const blame = everyone.locator('section').filter({ has: page.getByRole('heading', { name: 'Blame' }) });
  await expect(blame.getByRole('listitem')).toHaveCount(1);
  await expect(blame.getByRole('listitem')).toContainText('officer 1');
  await expect(blame.getByRole('img', { name: 'Rule O4' })).toBeVisible();
  await expect(blame).toContainText('One act is enough');
});

async function answerQuestion({ page }: Person, words: string): Promise<void> {
  const question = page.getByRole('form', { name: 'Time stands still. What do you think?' });
  await question.getByRole('group', { name: words }).getByText('yes', { exact: true }).click();
  await question.getByRole('button', { name: 'Answer, and go on' }).click();
  await expect(question).toHaveCount(0);
}
