/** Lesson 13, played by a person alone: messengers are captured by hand until a minute has passed. */
import { expect, test } from './fixtures.ts';
import { look } from './table/look.ts';
import { Person } from './table/person.ts';

test.describe.configure({ timeout: 240_000 });
test.use({ locale: 'en-US' });

test('a red army alone keeps everyone undecided for a minute, and reads its score and why it worked', async ({
  page,
}, info) => {
  const red = new Person(page, 'Player');
  await page.goto('/lessons/red-army');
  await red.button('Start').click();
  await expect(page.getByText('Lesson 13', { exact: true })).toBeVisible();
  await expect(page.getByText('no time is chosen for 60 seconds')).toBeVisible();

  const captured = await captureForAMinute(red);
  expect(captured).toBeGreaterThan(0);
  await expect(page.getByText('undecided', { exact: true }).first()).toBeVisible();
  await red.button('End now').click();
  await red.button('Yes, end it now').click();

  const debrief = page.getByRole('region', { name: 'All goals are reached' });
  await expect(debrief.getByRole('listitem').filter({ hasText: 'for 60 seconds' })).toContainText(/seconds\s*reached/);
  const score = debrief.getByRole('group', { name: /^Score: \d+$/ });
  await expect(score).toContainText('Your best so far.');
  await expect(score).toContainText('Why it worked:');
  expect(Number(/\d+/.exec(await score.getByRole('heading').innerText())?.[0])).toBe(captured);
  await expect(debrief).toContainText('Without letters nobody agrees');
  await look(page, info, 'red-alone', 'debrief');
});

/** Nobody crosses the valley; returns how many were captured before a minute of game time was over. */
async function captureForAMinute({ page }: Person): Promise<number> {
  const capture = page.getByRole('button', { name: /^Capture/ }).first();
  const events = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
  const late = events.filter({ hasText: /^\s*[1-9]:\d\d/ }).first();
  const caught = events.filter({ hasText: 'is captured' });
  while (!(await late.isVisible())) {
    await expect(capture.or(late).first()).toBeVisible({ timeout: 60_000 });
    // Whoever has arrived meanwhile cannot be captured any more.
    await capture.click({ timeout: 1000 }).catch(() => undefined);
  }
  const earlier = page.getByRole('button', { name: 'Show earlier ones' });
  while (await earlier.isVisible()) await earlier.click();
  return (await caught.count()) - (await caught.filter({ hasText: /^\s*[1-9]:\d\d/ }).count());
}
