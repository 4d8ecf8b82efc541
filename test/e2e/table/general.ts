/** A general's hands on the page. */
import type { Proposer } from '../../../shared/paxos/seats.ts';
import { expect } from '../fixtures.ts';
import { nameOf, type Person } from './person.ts';

/** What goes into the notebook; what is left out stays blank. */
export interface Entry {
  readonly promised?: number;
  readonly accepted?: readonly [n: number, time: string];
}

export type ByHand =
  | { readonly ok: 'nothing' | readonly [n: number, time: string] }
  | { readonly accepted: true }
  | { readonly rejected: number };

/** Opens the letter from this officer that still has its seal. */
export async function openLetter({ page }: Person, from: Proposer): Promise<void> {
  await page.getByRole('button', { name: `Open the letter from ${nameOf(from)}` }).click();
  await expect(page.getByRole('article').getByText(`${nameOf(from)} to`)).toBeVisible();
}

export async function answer(person: Person, from: Proposer, entry: Entry, reply: ByHand): Promise<void> {
  await openLetter(person, from);
  await writeAnswer(person, entry, reply);
  await seal(person);
}

export async function writeAnswer({ page }: Person, { promised, accepted }: Entry, reply: ByHand): Promise<void> {
  if (promised !== undefined) await page.getByLabel('New highest number promised').fill(String(promised));
  if (accepted !== undefined) {
    await page.getByLabel('Number of the accepted time').fill(String(accepted[0]));
    await page.getByLabel('Accepted attack time').fill(accepted[1]);
  }
  if ('ok' in reply) {
    await page.getByRole('radio', { name: /^ok/ }).check();
    if (reply.ok === 'nothing') await page.getByRole('radio', { name: 'nothing accepted' }).check();
    else {
      await page.getByLabel('Number that you had accepted').fill(String(reply.ok[0]));
      await page.getByLabel('Attack time that you had accepted').fill(reply.ok[1]);
    }
  } else if ('accepted' in reply) {
    await page.getByRole('radio', { name: /^Accepted/ }).check();
  } else {
    await page.getByRole('radio', { name: /^Rejected/ }).check();
    await page.getByLabel('The number that you have promised').fill(String(reply.rejected));
  }
}

/** Sealed, and in the log: the sheet has left. */
export async function seal({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Seal and send' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Sealed:' })).toBeAttached();
  await expect(page.getByRole('button', { name: 'Seal and send' })).toBeHidden();
}
