/** Links to replays: made by whoever played or watched, opened by a stranger who has nothing else. */
import type { Browser, Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look, LOOKS } from './table/look.ts';
import { Person } from './table/person.ts';

test.describe.configure({ timeout: 240_000 });

/** A host who watches, a general, bots on all other seats, and a game that is over. */
async function played(browser: Browser, host: Person): Promise<Person> {
  const code = await host.open();
  const general = await Person.arrive(browser, 'Bartholomew', {});
  await general.join(code);
  await general.sit('A1');
  await host.button(/Put bots on 5/).click();
  await host.button('Begin the game').click();
  await general.atTable('A1');
  await expect(general.button(/Open the letter from officer/).first()).toBeVisible();
  await host.button('End now').click();
  await host.button('Yes, end it now').click();
  for (const { page } of [host, general])
    await expect(page.getByRole('heading', { name: 'The verdict' })).toBeVisible();
  return general;
}

const shareButton = (page: Page): Locator => page.locator('button', { has: page.locator('[href="#i-share"]') });

/** From the replay page, as somebody does who wants to show it. */
async function linkFrom(page: Page, what: string): Promise<string> {
  await shareButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Share this replay' });
  await dialog.getByText(what, { exact: true }).click();
  await dialog.getByText('1 day', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  return dialog.getByRole('textbox', { name: 'The link' }).inputValue();
}

/** Somebody who was never here. Everything that goes over the line on the way is kept. */
async function stranger(browser: Browser, address: string): Promise<{ page: Page; urls: string[]; answers: string[] }> {
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  const urls: string[] = [];
  const answers: Promise<string>[] = [];
  page.on('request', (request) => urls.push(request.url(), request.headers()['referer'] ?? ''));
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === '/shared') answers.push(response.text());
  });
  await page.goto(address);
  await expect(page.getByText(/^Shared until/)).toBeVisible();
  return { page, urls, answers: await Promise.all(answers) };
}

test('a host shares everything and a player the own view: a stranger sees that, no more, and no name', async ({
  browser,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const host = new Person(page, 'Clementine');
  const general = await played(browser, host);

  await test.step('everything', async () => {
    await host.button('Replay everything').click();
    const link = await linkFrom(page, 'Everything');
    await host.button('Copy the link').click();
    await expect(page.getByText('Copied. Send it to whoever may look.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    const { page: theirs, urls, answers } = await stranger(browser, link);
    await expect(theirs.getByRole('group', { name: 'as seen by' })).toBeVisible();
    await expect(theirs.getByText('Which times can still be chosen').first()).toBeVisible();
    await theirs.keyboard.press('End');
    await theirs.reload();
    await expect(theirs.getByRole('group', { name: 'as seen by' })).toBeVisible();
    const secret = new URL(link).hash.slice(1);
    expect(urls.length).toBeGreaterThan(3);
    for (const url of urls) expect(url).not.toContain(secret);
    for (const name of ['Clementine', 'Bartholomew']) {
      expect(answers.join()).not.toContain(name);
      await expect(theirs.getByText(name)).toHaveCount(0);
    }
  });

  await test.step('the own view', async () => {
    const { page: own } = general;
    await own.getByRole('link', { name: 'Replay my game' }).or(general.button('Replay my game')).click();
    await shareButton(own).click();
    await expect(own.getByRole('dialog').getByRole('radio', { name: /The view of/ })).toHaveCount(1);
    await expect(own.getByRole('radio', { name: 'Everything' })).toHaveCount(0);
    await own.keyboard.press('Escape');
    const { page: theirs, answers } = await stranger(browser, await linkFrom(own, 'The view of general 1'));
    await expect(theirs.getByText(/^Only what general 1 could see/)).toBeVisible();
    await expect(theirs.getByRole('group', { name: 'as seen by' })).toHaveCount(0);
    await expect(theirs.getByText('Which times can still be chosen')).toHaveCount(0);
    const told = JSON.parse(answers[0] ?? '{}') as { text?: string; log: { seat: string; events: { type: string }[] } };
    expect(told.text).toBeUndefined();
    expect(told.log.seat).toBe('A1');
    const types = new Set(told.log.events.map(({ type }) => type));
    for (const hidden of ['departed', 'captured', 'diverted', 'seated']) expect(types.has(hidden)).toBe(false);
    expect(answers[0]).not.toContain('seed');
  });
});

test('a link that is damaged or has expired says so, and what to do', async ({ browser }) => {
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await page.goto('/replay/shared#eyJz.cut');
  await expect(page.getByRole('alert')).toContainText('This link is damaged');
  await expect(page.getByRole('alert')).toContainText('Copy the whole link once more');
  // Another one, in the same tab; the server's clock is not ours to move.
  await page.route('**/shared', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 410, json: { ok: false, code: 'link-expired', params: {} } })
      : route.continue(),
  );
  await page.evaluate(() => {
    location.hash = '#another';
  });
  await expect(page.getByRole('alert')).toContainText('This link has expired. Ask whoever sent it for a new one.');
  await page.getByRole('link', { name: 'To the past sessions' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Past sessions' })).toBeVisible();
});

test('the dialog, its link, and what the link leads to: nothing sticks out, and axe finds nothing', async ({
  browser,
  page,
  context,
}, info) => {
  const host = new Person(page, 'Clementine');
  await played(browser, host);
  await host.button('Replay everything').click();
  await expect(shareButton(page)).toBeVisible();
  const replay = page.url();
  const storageState = await context.storageState({ indexedDB: true });
  for (const { name, ...options } of LOOKS) {
    const seen = await (await browser.newContext({ ...options, storageState })).newPage();
    await seen.goto(replay);
    await shareButton(seen).click();
    await expect(seen.getByRole('dialog').locator('label')).not.toHaveCount(0);
    await look(seen, info, 'share-dialog', name);
    await seen.locator('dialog[open] .button.primary').click();
    const link = await seen.locator('dialog input[readonly]').inputValue();
    await look(seen, info, 'share-link', name);
    await seen.goto(link);
    await expect(seen.getByRole('slider').first()).toBeVisible();
    await look(seen, info, 'shared-everything', name);
    await seen.goto(`/replay/shared#${'x'.repeat(40)}`);
    await expect(seen.getByRole('alert')).toBeVisible();
    await look(seen, info, 'shared-damaged', name);
    await seen.context().close();
  }
});
