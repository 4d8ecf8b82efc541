import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { Person } from './table/person.ts';

/** By the link that the host has sent. */
async function followLink({ page, name }: Person, code: string): Promise<void> {
  await page.goto(`/room/${code}`);
  await page.getByLabel('your name').fill(name);
  await page.getByRole('button', { name: 'Join the room' }).click();
  await expect(page.getByRole('heading', { name: 'Seats' })).toBeVisible();
}

test('an address inside the page that is none says so, and leads home', async ({ page }) => {
  await page.goto('/room/no');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('That is not the code of a room.');
  await page.getByRole('link', { name: 'To the first page' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Three armies must agree');
  await expect(page).toHaveTitle('Basic Paxos by hand · Three Armies');
  await expect(page.locator('main')).toBeFocused();
});

test('a link to the judge opens without a reload, and back leads back', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => {
    document.body.dataset['marked'] = 'yes';
  });
  await page.getByRole('link', { name: 'Open a record' }).click();
  await expect(page).toHaveTitle('Judge a record · Three Armies');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Three armies must agree');
  await expect(page.locator('body')).toHaveAttribute('data-marked', 'yes');
});

test('what is wrong with a code or a name is said at the field', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByLabel('room or class code')).toBeFocused();
  await expect(page.getByLabel('room or class code')).toHaveAccessibleDescription('A code has six letters and digits.');
  await page.getByLabel('room or class code').fill('zzz-zzz');
  await page.getByLabel('your name').fill('Bob');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByLabel('room or class code')).toHaveAccessibleDescription(/No room and no class has this code/);
  const code = await new Person(page, 'Ada').open();
  await page.goto('/');
  await expect(page.getByLabel('your name')).toHaveValue('Ada');
  await page.getByLabel('room or class code').fill(code.toLowerCase());
  await page.getByLabel('your name').fill('ADA');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByLabel('your name')).toHaveAccessibleDescription(/Somebody here has this name/);
});

test('a code may be typed any way, and seats fill before everyone’s eyes', async ({ page, browser }) => {
  const host = new Person(page, 'Ada');
  const code = await host.open();
  const guest = await Person.arrive(browser, 'Bob', {});
  await guest.join(code);
  await expect(guest.page.getByText('The host begins the game')).toBeVisible();
  await guest.sit('A2');
  await expect(page.getByRole('listitem').filter({ hasText: /^general.*Bob/ })).toBeVisible();
  await expect(page.getByText('Free seats: 5 of 6')).toBeVisible();

  const begin = host.button('Begin the game');
  await expect(begin).toBeDisabled();
  await expect(begin).toHaveAccessibleDescription('It cannot begin yet. Empty seats: 5.');
  await host.button('Put bots on 5 empty seats').click();
  await begin.click();
  await guest.atTable('A2');
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  // The button that began it is gone; the keyboard goes on with what has come instead.
  await expect(page.locator('main')).toBeFocused();
  await guest.page.context().close();
});

test('F6: a place that is open twice says so in both tabs', async ({ page, context }) => {
  const code = await new Person(page, 'Ada').open();
  const twin = await context.newPage();
  await twin.goto(`/room/${code}`);
  const words = 'This place is open in 2 tabs.';
  await expect(page.getByText(words)).toBeVisible();
  await expect(twin.getByText(words)).toBeVisible();
  await twin.close();
  await expect(page.getByText(words)).toHaveCount(0);
});

test('a name may hold anything, and is only ever text', async ({ page, browser }) => {
  const code = await new Person(page, 'Ada').open();
  const guest = await Person.arrive(browser, '<b>x</b> عبد', {});
  await followLink(guest, code);
  const name = page.getByText('<b>x</b> عبد', { exact: true });
  await expect(name).toBeVisible();
  expect(await name.evaluate((element) => element.tagName)).toBe('BDI');
  await guest.page.context().close();
});

test('whoever is removed is told, and may come again', async ({ page, browser }) => {
  const code = await new Person(page, 'Ada').open();
  const guest = await Person.arrive(browser, 'Bob', {});
  await followLink(guest, code);
  await page.getByRole('button', { name: 'Remove Bob from the room' }).click();
  await page.getByRole('button', { name: 'Really remove Bob?' }).click();
  await expect(guest.page.getByRole('heading', { name: 'You are no longer in this room' })).toBeVisible();
  await guest.button('Join anew').click();
  await guest.button('Join the room').click();
  await expect(guest.page.getByRole('heading', { name: 'Seats' })).toBeVisible();
  await guest.page.context().close();
});

test('a script that is none is refused line by line, and one that is right is kept', async ({ page }) => {
  await new Person(page, 'Ada').open();
  await page.getByText('Settings').click();
  await page.getByText('Advanced').click();
  const script = page.getByLabel("The valley's script (JSON)");
  await script.fill('[{"match":{"from":"Q1"},"do":"capture"}]');
  await page.getByRole('button', { name: 'Use this script' }).click();
  await expect(script).toHaveAccessibleDescription(/Line 1, “match.from”: A seat is wanted/);
  await script.fill('[{"match":{"from":"P1"},"do":"capture"}]');
  await page.getByRole('button', { name: 'Use this script' }).click();
  await expect(page.getByText('In use, lines: 1')).toBeVisible();
  await page.reload();
  await page.getByText('Settings').click();
  await page.getByText('Advanced').click();
  await expect(script).toHaveValue(/"from":"P1"/);
});

test('one tap plays with bots; the host ends it, reads the verdict and keeps the record', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'As a general' }).click();
  await expect(page.getByRole('button', { name: 'Write it down' })).toBeVisible();
  await page.getByRole('button', { name: 'Host', exact: true }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('The game is paused.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Call the last orders' }).click();
  await expect(page.getByText('Dawn is breaking')).toBeVisible();
  await page.getByRole('button', { name: 'End now' }).click();
  await page.getByRole('button', { name: 'Yes, end it now' }).click();
  await expect(page.getByRole('heading', { name: 'What you did, as general 1' })).toBeVisible();
  await expect(page.getByText('You broke no rule.')).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the record' }).click();
  const lines = readFileSync(await (await saving).path(), 'utf8')
    .trimEnd()
    .split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'three-armies.record/1', armies: 3 });
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'ended' });
});
