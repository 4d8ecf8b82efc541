/** Somebody at a browser of their own, who does what people do: opens letters, writes fields, presses buttons. */
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { armyOf, isAcceptor, type Seat } from '../../../shared/paxos/seats.ts';
import { expect } from '../fixtures.ts';

export function nameOf(seat: Seat): string {
  return `${isAcceptor(seat) ? 'general' : 'officer'} ${armyOf(seat)}`;
}

export class Person {
  readonly page: Page;
  readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  static async arrive(browser: Browser, name: string, options: BrowserContextOptions): Promise<Person> {
    const context = await browser.newContext({ locale: 'en-US', ...options });
    return new Person(await context.newPage(), name);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** Opens a room from the home page; returns its code. */
  async open(): Promise<string> {
    await this.page.goto('/');
    await this.page.getByLabel('your name').fill(this.name);
    await this.button('Open a room').click();
    await this.page.waitForURL(/\/room\/[A-Z0-9]+$/);
    return new URL(this.page.url()).pathname.slice('/room/'.length);
  }

  /** Joins from the home page, by the code as somebody has read it out. */
  async join(code: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByLabel('room or class code').fill(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
    await this.page.getByLabel('your name').fill(this.name);
    await this.button('Join').click();
    await this.page.waitForURL(`/room/${code}`);
  }

  async sit(seat: Seat): Promise<void> {
    await this.button(`Sit here: ${nameOf(seat)}`).click();
    await expect(this.button(`Stand up: ${nameOf(seat)}`)).toBeVisible();
  }

  async atTable(seat: Seat): Promise<void> {
    await expect(this.page.getByRole('heading', { name: nameOf(seat), level: 1 })).toBeVisible();
  }
}
