/** A class at real browsers: its instructor, and students who come in by its code. */
import type { Browser, BrowserContextOptions, Locator } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { Person } from './person.ts';

export class Instructor extends Person {
  code = '';

  /** Opens a class from the home page. */
  async openClass(): Promise<string> {
    await this.page.goto('/');
    await this.button('Open a class').click();
    await this.page.waitForURL(/\/desk\/[A-Z0-9]+$/);
    this.code = new URL(this.page.url()).pathname.slice('/desk/'.length);
    return this.code;
  }

  async tab(name: 'Seats' | 'Rooms' | 'Lessons' | 'Sessions'): Promise<void> {
    await this.page
      .getByRole('tab', { name })
      .or(this.page.getByRole('link', { name, exact: true }))
      .click();
  }

  /** A room's card on the board. */
  card(number: number): Locator {
    return this.page.getByRole('listitem', { name: `Room ${number}` });
  }
}

export async function instructorAt(page: Person['page']): Promise<Instructor> {
  const instructor = new Instructor(page, 'Ms Wu');
  await instructor.openClass();
  return instructor;
}

/** From the home page, as the code is read out. */
export async function attend(
  browser: Browser,
  code: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const person = await Person.arrive(browser, name, options);
  const { page } = person;
  await page.goto('/');
  await page.getByRole('textbox', { name: /code/ }).fill(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
  await page.getByRole('textbox', { name: /your name/ }).fill(name);
  await page.getByRole('button', { name: /^Join/ }).click();
  await page.waitForURL(`/class/${code}`);
  await expect(page.getByRole('heading', { name: 'You are in' })).toBeVisible();
  return person;
}
