import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { DAMAGED } from './records.ts';

const example = (name: string) => readFileSync(path.join(import.meta.dirname, `../../examples/${name}.jsonl`), 'utf8');
const file = (name: string, text: string) => ({ name, mimeType: 'application/jsonl', buffer: Buffer.from(text) });

async function drop(page: Page, name: string): Promise<void> {
  await page.goto('/replay');
  await page.setInputFiles('input[type=file]', file(`${name}.jsonl`, example(name)));
  await page.getByRole('status').getByRole('link').first().click();
  await expect(page.getByRole('slider').last()).toBeVisible();
}

test('a record that is dropped opens, a damaged one says why, and both outlast a reload', async ({ page }) => {
  await page.goto('/replay');
  await page.setInputFiles('input[type=file]', [
    file('crossing.jsonl', example('story-crossing')),
    file('cut.jsonl', DAMAGED),
  ]);
  await expect(page.getByText('line 3')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: /crossing/ }).first()).toBeVisible();
  await expect(page.getByText('cut.jsonl')).toHaveCount(0);
});

test('scrub by keyboard, the address holds the moment, and another pair of eyes sees no more than it may', async ({
  page,
}) => {
  // The page would still be scrolling to the moment when the eyes are chosen.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await drop(page, 'story-stubborn');
  await page.keyboard.press('End');
  await expect(page.getByText('event 57 of 57')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('event 56 of 57')).toBeVisible();
  await expect(page).toHaveURL(/at=56/);
  await page.reload();
  await expect(page.getByText('event 56 of 57')).toBeVisible();
  await page.getByRole('radio', { name: 'general 3' }).check({ force: true });
  await expect(page).toHaveURL(/as=A3/);
  await expect(page.getByText('Which times can still be chosen')).toHaveCount(0);
  await expect(page.getByText('How agreement broke')).toHaveCount(0);
});

test('O4: the chain leads to the act, the mended game stands beside it, and the tour goes through', async ({
  page,
}) => {
  await drop(page, 'story-stubborn');
  await page.getByRole('button', { name: /^event 48:/ }).click();
  await expect(page.getByText('event 48 of 57')).toBeVisible();
  await page.getByRole('button', { name: 'Show the game with this mended' }).click();
  await expect(page.getByText('Mended, the same game agrees on 07:00.')).toBeVisible();
  await page.getByRole('button', { name: 'Begin the tour' }).click();
  await page.getByRole('button', { name: 'Next stop' }).click();
  await expect(page.getByText('stop 2 of 14')).toBeVisible();
});

test('the diagram is saved as a drawing, an image and a text', async ({ page }) => {
  await drop(page, 'story-crossing');
  await page.getByRole('button', { name: 'Save the picture' }).click();
  const files: string[] = [];
  const saved = async (button: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button, exact: true }).click(),
    ]);
    files.push(download.suggestedFilename());
    return readFileSync(await download.path());
  };
  const names = await page.locator('[popover]:popover-open button').allTextContents();
  const [svg, png, mermaid] = [await saved(names[0] ?? ''), await saved(names[1] ?? ''), await saved(names[2] ?? '')];
  expect(files).toEqual(['story-crossing.svg', 'story-crossing.png', 'story-crossing.mmd']);
  expect(svg.toString('utf8')).toContain('<svg');
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.length).toBeGreaterThan(20_000);
  expect(mermaid.toString('utf8')).toMatch(/^sequenceDiagram/m);
});
