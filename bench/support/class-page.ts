/** The dashboard in a real browser: how even its frames are, and how long its longest tasks. */
import { chromium } from '@playwright/test';
import { chromiumPath } from '../../tools/chromium.ts';

export interface Smoothness {
  readonly frames: number;
  /** Between two frames, in milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  /** Tasks of more than 50 ms, and all of them together, in milliseconds. */
  readonly longTasks: number;
  readonly longTaskTime: number;
}

interface Measured {
  readonly tasks: readonly number[];
  readonly gaps: number[];
}

/** Runs in the browser. */
const MEASURE = `async (time) => {
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
  const gaps = [];
  await new Promise((resolve) => {
    const begin = performance.now();
    let before = begin;
    const frame = () => {
      const now = performance.now();
      gaps.push(now - before);
      before = now;
      if (now - begin < time) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  return { tasks, gaps };
}`;

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
  const measured = await page.evaluate<Measured>(`(${MEASURE})(${seconds * 1000})`);
  await browser.close();
  const gaps = measured.gaps.sort((a, b) => a - b);
  const at = (part: number): number => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * part))] ?? 0;
  return {
    frames: gaps.length,
    p50: at(0.5),
    p95: at(0.95),
    longest: at(1),
    longTasks: measured.tasks.length,
    longTaskTime: measured.tasks.reduce((sum, time) => sum + time, 0),
  };
}
