/** A student who commands the red army: sees who walks and lays hands on them, and never learns what they carry. */
import { LiveStudent } from '../support/live-class.ts';
import { expect, test } from './fixtures.ts';
import { attend, instructorAt } from './table/school.ts';

/** Nothing else on a page or on the wire looks like these. */
const NUMBER = 48_151_623;
const VALUE = '04:37';

test('a red commander holds, slows down, copies, captures and releases, and nothing of a letter comes to that page', async ({
  browser,
  page,
  baseURL,
}) => {
  const instructor = await instructorAt(page);
  const players = await Promise.all(
    ['Ann', 'Bo', 'Chen', 'Dina', 'Eli', 'Fay'].map(async (name) => {
      const player = new LiveStudent(baseURL ?? '', name);
      expect(await player.attend(instructor.code, name)).toMatchObject({ ok: true });
      return player;
    }),
  );
  await instructor.button('Seat everyone who waits (6)').click();
  await Promise.all(players.map(async (player) => player.enterRoom()));

  const red = await attend(browser, instructor.code, 'Rosa');
  await page.getByRole('button', { name: /^Rosa\b/ }).click();
  await page.getByLabel('Move to').selectOption('red army');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(red.page.getByRole('status').filter({ hasText: /^You command the red army in room/ })).toBeAttached();

  // From here on, with its own connection, all that this page is told of the game.
  const told: string[] = [];
  red.page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => told.push(payload.toString()));
  });
  red.page.on('response', async (response) => {
    if (response.url().includes('/socket.io/')) told.push(await response.text().catch(() => ''));
  });
  await red.page.reload();

  await instructor.tab('Rooms');
  await instructor.button('Start').click();
  // Time enough for a hand on each of them, on a busy machine as well.
  await page.getByRole('group', { name: 'Speed' }).getByRole('button', { name: '½×' }).click();
  await expect(red.page.getByRole('heading', { name: 'You command the red army' })).toBeVisible();
  await instructor.button('Room 1, undecided: open').click();
  const valley = page.getByRole('region', { name: 'In the valley' });

  const [officer] = players;
  await officer?.do({ type: 'prepare', n: NUMBER, to: ['A2'] });
  await red.button('Hold: officer 1 to general 2').click();
  await expect(red.button('Release: officer 1 to general 2')).toBeVisible();
  await expect(valley.getByText('held up')).toBeVisible();
  await officer?.do({ type: 'accept', n: NUMBER, value: VALUE, to: ['A3'] });
  await red.button('Slow down 10 s: officer 1 to general 3').click();
  await expect(red.page.getByText('Slowed down: officer 1 to general 3.')).toBeVisible();
  await red.button('Copy: officer 1 to general 3').click();
  await expect(valley.getByText('copy 2')).toBeVisible();
  await red.button('Capture: officer 1 to general 3, copy 2').click();
  await expect(
    page
      .getByRole('region', { name: 'What happened' })
      .getByText(`accept ${NUMBER}, ${VALUE} from officer 1 to general 3 is captured`),
  ).toBeVisible();
  await red.button('Release: officer 1 to general 2').click();
  await expect(red.page.getByText('Captured: 1. Arrived: 1.')).toBeVisible();
  await red.button('Capture: officer 1 to general 3').click();
  await expect(red.page.getByText('Captured: 2. Arrived: 1.')).toBeVisible();

  const shown = await red.page.content();
  for (const text of [shown, ...told]) for (const secret of [String(NUMBER), VALUE]) expect(text).not.toContain(secret);
  // It was listening: every walker came over this very line.
  expect(told.join()).toContain('"departed"');
  for (const player of players) player.close();
  await red.page.context().close();
});
