/** The dashboard in a real browser: how even its frames are, and how long its longest tasks. */
import { chromium } from '@playwright/test';
import { chromiumPath } from '../../tools/chromium.ts';
import { framesDuring, type Smoothness } from './frames.ts';

/** Null where there is no browser. */
export async function watchDashboard(address: string, seconds: number): Promise<Smoothness | null> {
  const executablePath = chromiumPath();
  if (executablePath === null) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  await page.goto(address);
  await page.getByRole('tab', { name: 'Rooms' }).click();
  await page.getByRole('listitem', { name: /^Room 2\b/ }).waitFor();
  // The logs so far are read, and the cards drawn for the first time.
  await page.waitForTimeout(5000);
  const measured = await framesDuring(page, () => page.waitForTimeout(seconds * 1000));
  await browser.close();
  return measured;
}
