/** One person and five bots, on a phone, to a verdict: once with fingers only, once with the keyboard only. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Person } from './table/person.ts';

const PHONE = { width: 360, height: 780 };

test.describe.configure({ timeout: 150_000 });

test('whoever plays alone from the home page is guided', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'As an officer' }).click();
  await new Person(page, 'Player').atTable('P1');
  await expect(page.getByText('guided', { exact: true }).first()).toBeVisible();
});

test.describe('by touch', () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true, locale: 'en-US' });

  test('an officer proposes to bots, claims what they accepted, orders, and reads the verdict', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('your name').fill('Li');
    await page.getByRole('button', { name: 'Open a room' }).tap();
    await page.getByText('Settings', { exact: true }).tap();
    await page.getByRole('group', { name: 'A messenger walks' }).getByText('at once', { exact: true }).tap();
    await page.getByRole('button', { name: 'Sit here: officer 1' }).tap();
    await page.getByRole('button', { name: /Put bots on 5/ }).tap();
    await page.getByRole('button', { name: 'Begin the game' }).tap();
    await page.getByLabel('number', { exact: true }).fill('1');
    await page.getByRole('button', { name: 'all', exact: true }).tap();
    await page.getByRole('button', { name: 'Seal and send' }).tap();
    await openOfficerLetter(page, 'ok 1, nothing accepted');
    await openOfficerLetter(page, 'ok 1, nothing accepted');
    await page.getByRole('radio', { name: 'accept', exact: true }).check();
    await page.getByLabel('number', { exact: true }).fill('1');
    await page.getByLabel('attack time', { exact: true }).fill('0600');
    await page.getByRole('button', { name: 'all', exact: true }).tap();
    await page.getByRole('button', { name: 'Seal and send' }).tap();
    await openUntil(page, 'accepted 1, 06:00', 2);
    await page.getByRole('radio', { name: 'claim', exact: true }).check();
    await page.getByLabel('number', { exact: true }).fill('1');
    await page.getByLabel('attack time', { exact: true }).fill('06:00');
    for (const letter of await page.getByRole('checkbox', { name: /accepted 1, 06:00/ }).all()) await letter.check();
    await page.getByRole('button', { name: 'Seal the claim' }).tap();
    await page.getByRole('textbox', { name: 'Attack time', exact: true }).fill('6:00');
    await page.getByRole('button', { name: 'Seal the order' }).tap();
    await expect(page.getByText('The order stands: attack at 06:00.')).toBeVisible();
    await page.getByRole('button', { name: 'Host' }).tap();
    await page.getByRole('button', { name: 'End now' }).tap();
    await page.getByRole('button', { name: 'Yes, end it now' }).tap();
    await expect(page.getByRole('heading', { name: 'The verdict' })).toBeVisible();
    await expect(page.getByText('You broke no rule.')).toBeVisible();
    await expect(page.getByText('sound', { exact: true }).first()).toBeVisible();
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond).toBeLessThanOrEqual(0);
  });
});

test.describe('by keyboard', () => {
  test.use({ viewport: PHONE, locale: 'en-US' });

  test('a general answers a bot’s letters, and reads the verdict', async ({ page }) => {
    const keys = new Keys(page);
    await page.goto('/');
    await keys.type('your name', 'Wu');
    await keys.press('Open a room');
    await page.waitForURL(/\/room\//);
    await keys.press('Settings');
    await keys.choose('A messenger walks', 'at once');
    await keys.press('Sit here: general 1');
    await keys.press('Put bots on 5 empty seats');
    await keys.press('Begin the game');
    await new Person(page, 'Wu').atTable('A1');
    await keys.press('Open the letter from officer 1, unopened');
    await keys.type('New highest number promised', '1');
    await keys.mark('ok');
    await keys.mark('nothing accepted');
    await keys.press('Seal and send');
    await keys.press('Open the letter from officer 1, unopened');
    await keys.type('Number of the accepted time', '1');
    await keys.type('Accepted attack time', '06:00');
    await keys.mark('Accepted');
    await keys.press('Seal and send');
    await expect(
      page.getByRole('button', { name: /^attack at 06:00|Open the letter from officer 1, unopened/ }),
    ).toBeVisible({
      timeout: 60_000,
    });
    await keys.press('Host');
    await keys.press('End now');
    await keys.press('Yes, end it now');
    await expect(page.getByRole('heading', { name: 'The verdict' })).toBeVisible();
    await expect(page.getByText('You broke no rule.')).toBeVisible();
  });
});

async function openOfficerLetter(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Open the letter from general/ }).tap({ timeout: 60_000 });
  await expect(page.getByRole('article').getByText(words)).toBeVisible();
}

/** Opens letters until so many of them say this. */
async function openUntil(page: Page, words: string, count: number): Promise<void> {
  for (let found = 0; found < count;) {
    await page.getByRole('button', { name: /^Open the letter from general/ }).tap({ timeout: 60_000 });
    if (await page.getByRole('article').getByText(words).isVisible()) found += 1;
  }
}

/** Fingers that know Tab, Space, Enter and the arrows. */
class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Tabs until the focus is on what has this name, as a screen reader would say it. */
  async #reach(name: string, also: (role: string) => boolean = () => true): Promise<void> {
    await expect(async () => {
      for (let i = 0; i < 80; i += 1) {
        await this.#page.keyboard.press('Tab');
        const { label, role } = await this.#page.evaluate(() => {
          const element = document.activeElement;
          const input = element instanceof HTMLInputElement ? element : null;
          const labelled =
            element?.getAttribute('aria-label') ?? input?.labels?.[0]?.textContent ?? element?.textContent;
          return {
            label: (labelled ?? '').replaceAll(/\s+/g, ' ').trim(),
            role: input?.type ?? element?.tagName ?? '',
          };
        });
        if (label.startsWith(name) && also(role)) return;
      }
      throw new Error(`the keyboard does not reach “${name}”`);
    }).toPass({ timeout: 60_000 });
  }

  async press(name: string): Promise<void> {
    await this.#reach(name);
    // Nobody presses what is still grey: bots take a moment to sit down.
    await expect(this.#page.locator(':focus')).not.toHaveAttribute('aria-disabled', 'true');
    await this.#page.keyboard.press('Enter');
  }

  async type(field: string, text: string): Promise<void> {
    await this.#reach(field);
    await this.#page.keyboard.type(text);
  }

  /** A radio button of a group: Tab gets into the group, the arrows get around in it. */
  async mark(name: string): Promise<void> {
    const radio = this.#page.getByRole('radio', { name: new RegExp(`^${name}`) }).first();
    await this.#reach('', (role) => role === 'radio');
    for (let i = 0; i < 8 && !(await radio.evaluate((element) => element === document.activeElement)); i += 1) {
      await this.#page.keyboard.press('ArrowDown');
    }
    await this.#page.keyboard.press('Space');
    await expect(radio).toBeChecked();
  }

  async choose(group: string, option: string): Promise<void> {
    const choices = this.#page.getByRole('group', { name: group });
    const radio = choices.getByRole('radio', { name: option });
    const inside = () => choices.evaluate((element) => element.contains(document.activeElement));
    for (let i = 0; i < 60 && !(await inside()); i += 1) await this.#page.keyboard.press('Tab');
    // The focus moves at once; what is chosen comes back from the server.
    const focused = () => radio.evaluate((element) => element === document.activeElement);
    for (let i = 0; i < 8 && !(await focused()); i += 1) await this.#page.keyboard.press('ArrowLeft');
    await expect(radio).toBeChecked();
  }
}
