/** Six people at six browsers, in one room, from the home page to a game that has begun. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions } from '@playwright/test';
import { readRecord } from '../../../shared/game/record.ts';
import type { ScriptLine } from '../../../shared/game/valley.ts';
import { judge, type Judged } from '../../../shared/judge/judge.ts';
import { seatsOf, type Seat } from '../../../shared/paxos/seats.ts';
import { expect } from '../fixtures.ts';
import { Person } from './person.ts';

export interface Table {
  readonly code: string;
  readonly at: (seat: Seat) => Person;
  readonly people: readonly Person[];
  readonly close: () => Promise<void>;
}

export interface TableSettings {
  readonly level: 'guided' | 'coached' | 'exam';
  readonly walk?: 'at once' | '1 to 2 s';
  readonly script?: readonly ScriptLine[];
}

/** The first officer opens the room, and so is its host. */
const HOST: Seat = 'P1';

export async function sitDown(
  browser: Browser,
  { level, walk = 'at once', script = [] }: TableSettings,
  options: BrowserContextOptions = {},
): Promise<Table> {
  const people = new Map<Seat, Person>();
  for (const seat of seatsOf(3)) people.set(seat, await Person.arrive(browser, `Name of ${seat}`, options));
  const at = (seat: Seat): Person => {
    const person = people.get(seat);
    if (!person) throw new Error(`nobody at ${seat}`);
    return person;
  };
  const host = at(HOST);
  const code = await host.open();
  await settle(host, level, walk, script);
  await host.sit(HOST);
  for (const seat of seatsOf(3)) {
    if (seat === HOST) continue;
    await at(seat).join(code);
    await at(seat).sit(seat);
    await expect(host.page.getByText(at(seat).name)).toBeVisible();
  }
  await host.button('Begin the game').click();
  for (const [seat, person] of people) await person.atTable(seat);
  return {
    code,
    at,
    people: [...people.values()],
    close: async () => {
      for (const { page } of people.values()) await page.context().close();
    },
  };
}

async function settle(host: Person, level: string, walk: string, script: readonly ScriptLine[]): Promise<void> {
  const { page } = host;
  await page.getByText('Settings', { exact: true }).click();
  await page.getByRole('group', { name: 'Help' }).getByText(level, { exact: true }).click();
  await page.getByRole('group', { name: 'A messenger walks' }).getByText(walk, { exact: true }).click();
  if (script.length === 0) return;
  await page.getByText('Advanced', { exact: true }).click();
  await page.getByLabel(/valley's script/).fill(JSON.stringify(script));
  await host.button('Use this script').click();
  await expect(page.getByText(`In use, lines: ${script.length}`)).toBeVisible();
}

export async function endGame(table: Table): Promise<void> {
  const host = table.at(HOST);
  await host.button('Host').click();
  await host.button('End now').click();
  await host.button('Yes, end it now').click();
  for (const { page } of table.people) await expect(page.getByRole('heading', { name: 'The verdict' })).toBeVisible();
}

export interface Twice {
  /** The record. */
  readonly text: string;
  readonly record: Judged;
  readonly page: unknown;
}

/** What the judge says of the record that the host saves, and what the page says as it saves the verdict. */
export async function judgedTwice(table: Table): Promise<Twice> {
  const host = table.at(HOST);
  const text = await saved(host, 'Save the record');
  return { text, record: judge(readRecord(text)), page: JSON.parse(await saved(host, /Save the verdict/)) };
}

async function saved(person: Person, button: string | RegExp): Promise<string> {
  const [download] = await Promise.all([person.page.waitForEvent('download'), person.button(button).click()]);
  return readFile(await download.path(), 'utf8');
}
