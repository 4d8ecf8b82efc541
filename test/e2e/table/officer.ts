/** A staff officer's hands on the page. */
import type { Acceptor } from '../../../shared/paxos/seats.ts';
import { expect } from '../fixtures.ts';
import { nameOf, type Person } from './person.ts';

/** Waits for this letter in the inbox, opens it and reads it. */
export async function readLetter({ page }: Person, from: Acceptor, words: string): Promise<void> {
  await page
    .getByRole('button', { name: `unopened ${nameOf(from)}` })
    .last()
    .click();
  await expect(page.getByRole('article').getByText(words)).toBeVisible();
}

export async function writeLetter(
  { page }: Person,
  kind: 'prepare' | 'accept',
  { n, time, to }: { readonly n: number; readonly time?: string; readonly to: readonly Acceptor[] },
): Promise<void> {
  const sheet = page.getByRole('region', { name: 'Write a letter' });
  await sheet.getByRole('radio', { name: kind, exact: true }).check();
  await sheet.getByLabel('number', { exact: true }).fill(String(n));
  if (time !== undefined) await sheet.getByLabel('attack time', { exact: true }).fill(time);
  for (const general of to) await sheet.getByRole('checkbox', { name: nameOf(general) }).check();
  await sheet.getByRole('button', { name: 'Seal and send' }).click();
}

export async function send(
  person: Person,
  ...letter: Parameters<typeof writeLetter> extends [unknown, ...infer Rest] ? Rest : never
): Promise<void> {
  await writeLetter(person, ...letter);
  await expect(person.page.getByText(/^Sealed\. Sent out/)).toBeVisible();
}

/** Claims with every letter in hand that says so. */
export async function claim({ page }: Person, n: number, time: string, letters: string | RegExp): Promise<void> {
  const sheet = page.getByRole('region', { name: 'Write a letter' });
  await sheet.getByRole('radio', { name: 'claim', exact: true }).check();
  await sheet.getByLabel('number', { exact: true }).fill(String(n));
  await sheet.getByLabel('attack time', { exact: true }).fill(time);
  for (const letter of await sheet.getByRole('checkbox', { name: letters }).all()) await letter.check();
  await sheet.getByRole('button', { name: 'Seal the claim' }).click();
  await expect(page.getByText('Your claim stands in the record.')).toBeVisible();
}
