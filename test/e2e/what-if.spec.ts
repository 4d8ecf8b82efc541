/** A game that is over, with a mistake in it: gone on with from before it, and the act itself tried again. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { writeLetter } from './table/officer.ts';
import { Person } from './table/person.ts';

const STUBBORN = path.join(import.meta.dirname, '../../examples/story-stubborn.jsonl');

/** Officer 1 broke O4 with event 48, and two times were chosen. */
async function open(page: Page, search: string): Promise<void> {
  await page.goto('/replay');
  await page.setInputFiles('input[type=file]', STUBBORN);
  await page.getByRole('status').getByRole('link').first().click();
  await expect(page.getByRole('slider')).toBeVisible();
  const { pathname } = new URL(page.url());
  await page.goto(pathname + search);
  await expect(page.getByRole('slider')).toBeVisible();
}

test('what if: bots go on from the moment, and both verdicts stand side by side', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, '?at=47');
  await page.getByRole('button', { name: 'What if?' }).click();
  const dialog = page.getByRole('dialog', { name: 'What if, from event 47 on?' });
  await dialog.getByRole('button', { name: 'Open the room' }).click();
  await page.waitForURL(/\/room\/[A-Z0-9]+$/);
  await expect(page.getByText('What if: this game goes on from event 47 of another one.')).toBeVisible();
  const happened = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
  await page.getByRole('button', { name: 'Let time go on' }).click();
  // A bot in the officer's seat carries on with the time that was reported.
  await expect(happened.filter({ hasText: 'officer 1 sends accept 3, 07:00' }).first()).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'End now' }).click();
  await page.getByRole('button', { name: 'Yes, end it now' }).click();
  await page.getByRole('button', { name: 'Replay everything' }).click();
  const beside = page.getByRole('region', { name: 'Before, and what if' });
  await expect(beside.getByRole('region', { name: 'Before', exact: true })).toContainText('broken');
  await expect(beside.getByRole('region', { name: 'What if', exact: true })).toContainText('kept');
});

test('O4: try again: the wrong act is refused with the reason, the right one solves it, and it stays solved', async ({
  page,
}) => {
  await open(page, '?at=48&as=P1');
  await page.getByRole('link', { name: /^Try again: \d+ mistake/ }).click();
  await page.waitForURL(/\/retry\?as=P1$/);
  const officer = new Person(page, 'Player');
  await expect(page.getByRole('heading', { name: /, 0 solved/ })).toBeVisible();
  await officer.button('What was wrong?').click();
  await expect(page.getByRole('note')).toContainText('Take the time that was reported with the highest number.');
  await writeLetter(officer, 'accept', { n: 3, time: '06:00', to: ['A1', 'A2'] });
  const said = page.getByRole('status').filter({ hasText: 'right' });
  await expect(said).toContainText('Not right yet.');
  await expect(said).toContainText('O4');
  await writeLetter(officer, 'accept', { n: 3, time: '07:00', to: ['A1', 'A2'] });
  await expect(said).toContainText('That is right.');
  await expect(page.getByRole('heading', { name: /, 1 solved/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: /, 1 solved/ })).toBeVisible();
});
