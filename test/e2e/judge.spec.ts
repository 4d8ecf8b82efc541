import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { DAMAGED, FATAL, SOUND } from './records.ts';

const file = (name: string, text: string) => ({ name, mimeType: 'application/jsonl', buffer: Buffer.from(text) });

test('a dropped record is judged in words', async ({ page }) => {
  await page.goto('/judge');
  const carried = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'fatal.jsonl'));
    return data;
  }, FATAL);
  await page.dispatchEvent('label.zone', 'drop', { dataTransfer: carried });

  const card = page.getByRole('article', { name: 'fatal.jsonl' });
  await expect(card).toContainText('two different times were chosen');
  await expect(card.getByText('broken: different times were chosen')).toBeVisible();
  await expect(card.getByText('Blame')).toBeVisible();
  await expect(card.getByRole('img', { name: 'Rule O3' })).toHaveCount(2);
  await expect(card).toContainText('army 3');
  await expect(card).toContainText('Order without proof');
  await expect(page.getByRole('status')).toContainText('fatal.jsonl: fatal.');
});

test('several files at once, one of them damaged', async ({ page }) => {
  await page.goto('/judge');
  await page.setInputFiles('input[type=file]', [file('good.jsonl', SOUND), file('cut.jsonl', DAMAGED)]);
  await expect(page.getByRole('article', { name: 'good.jsonl' })).toContainText('Consensus was reached');
  const damaged = page.getByRole('article', { name: 'cut.jsonl' });
  await expect(damaged).toContainText('This is not a record that can be judged');
  await expect(damaged).toContainText('line 3');
  await expect(damaged).toContainText('not one whole JSON object');
  await page.getByRole('button', { name: 'Put cut.jsonl away' }).click();
  await expect(damaged).toHaveCount(0);
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('with the keyboard alone: an example, its verdict, the next control', async ({ page }) => {
  await page.goto('/judge');
  const example = page.getByRole('button', { name: 'The stubborn officer' });
  for (let i = 0; i < 12 && !(await example.evaluate((one) => one === document.activeElement)); i += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(example).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'story-stubborn.jsonl' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Put story-stubborn.jsonl away' })).toBeFocused();
});

test('a record cut at the end of a line is said to stop early', async ({ page }) => {
  await page.goto('/judge');
  const whole = SOUND.trimEnd().split('\n');
  await page.setInputFiles('input[type=file]', [file('cut.jsonl', whole.slice(0, -1).join('\n'))]);
  const card = page.getByRole('article', { name: 'cut.jsonl' });
  await expect(card).toContainText('stops before the game ended');
  await expect(card).toContainText(`events: ${whole.length - 2}`);
});

test('who puts a card away goes on at the next one, then at the heading', async ({ page }) => {
  await page.goto('/judge');
  await page.setInputFiles('input[type=file]', [file('one.jsonl', SOUND), file('two.jsonl', SOUND)]);
  await expect(page.getByRole('article', { name: 'two.jsonl' })).toContainText('sound');
  await page.getByRole('button', { name: 'Put one.jsonl away' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'two.jsonl' })).toBeFocused();
  await page.getByRole('button', { name: 'Put two.jsonl away' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Verdicts' })).toBeFocused();
  await expect(page.getByRole('status')).toHaveText('two.jsonl was put away.');
});

test('the file chooser opens from the keyboard', async ({ page }) => {
  // Listening from the start: the browser must know that the chooser is ours before the key is pressed.
  const chooser = page.waitForEvent('filechooser');
  await page.goto('/judge');
  await page.getByLabel('Choose record files').press('Enter');
  await (await chooser).setFiles(file('typed.jsonl', SOUND));
  await expect(page.getByRole('article', { name: 'typed.jsonl' })).toContainText('sound');
});

test('text may be pasted, and an empty box says what to do', async ({ page }) => {
  await page.goto('/judge');
  await page.getByText('Paste a record instead').click();
  await page.getByRole('button', { name: 'Judge this text' }).click();
  await expect(page.getByRole('alert')).toContainText('no text yet');
  await page.getByLabel('The text of one record').fill(SOUND);
  await page.getByRole('button', { name: 'Judge this text' }).click();
  await expect(page.getByRole('article', { name: 'pasted text' })).toContainText('Consensus was reached');
});

test('every example can be opened', async ({ page }) => {
  await page.goto('/judge');
  const examples = page.getByRole('region', { name: /No record at hand/ }).getByRole('button');
  // `count` waits for nothing.
  await expect(examples.first()).toBeVisible();
  const count = await examples.count();
  expect(count).toBeGreaterThan(5);
  for (let i = 0; i < count; i += 1) {
    await examples.nth(i).click();
    await expect(page.getByRole('article')).toHaveCount(i + 1);
  }
  await expect(page.locator('article.judged')).toHaveCount(count);
});

test('the raw verdict can be saved', async ({ page }) => {
  await page.goto('/judge');
  await page.setInputFiles('input[type=file]', file('good.jsonl', SOUND));
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the verdict' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('sound.verdict.json');
  const verdict = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, unknown>;
  expect(verdict).toMatchObject({ record: 'sound', outcome: 'consensus', quadrant: 'sound' });
});

test('a file of ten megabytes is judged while the page stays alive', async ({ page }) => {
  const filler = Array.from({ length: 120_000 }, (_, i) =>
    JSON.stringify({ seq: i + 1, at: i, type: 'hint', note: 'nothing that the judge reads, but long enough to weigh' }),
  );
  const long = [SOUND.split('\n')[0], ...filler].join('\n');
  expect(long.length).toBeGreaterThan(10_000_000);
  await page.goto('/judge');
  await page.setInputFiles('input[type=file]', file('long.jsonl', long));
  // The page answers before the verdict is there.
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('article', { name: 'long.jsonl' })).toContainText('没有达成共识', { timeout: 20_000 });
});

test('what is no text at all gets a reason, too', async ({ page }) => {
  await page.goto('/judge');
  const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x81]);
  await page.setInputFiles('input[type=file]', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: bytes });
  await expect(page.getByRole('article', { name: 'photo.jpg' })).toContainText('not UTF-8');
});
