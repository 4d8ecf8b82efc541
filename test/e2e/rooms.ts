/** Steps that several browser tests take on their way into a game, as a person takes them. */
import { expect, type Page } from '@playwright/test';

/** Opens a room from the first page and returns its code. */
export async function openRoom(page: Page, name: string): Promise<string> {
  await page.goto('/');
  await page.getByLabel('your name').fill(name);
  await page.getByRole('button', { name: 'Open a room' }).click();
  await expect(page.getByRole('heading', { name: 'Seats' })).toBeVisible();
  return new URL(page.url()).pathname.replace('/room/', '');
}

/** By the link that the host has sent. */
export async function joinByLink(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`/room/${code}`);
  await page.getByLabel('your name').fill(name);
  await page.getByRole('button', { name: 'Join the room' }).click();
  await expect(page.getByRole('heading', { name: /^(Seats|A game is on)$/ })).toBeVisible();
}
