/** How evenly a page draws while something is done to it: the gaps between its frames, and its long tasks. */
import type { Page } from '@playwright/test';

export interface Smoothness {
  readonly perSecond: number;
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

/** Both run in the browser. */
const BEGIN = `() => {
  const tasks = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  const gaps = [];
  let before = performance.now();
  let on = true;
  const frame = () => {
    if (!on) return;
    const now = performance.now();
    gaps.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  globalThis.endOfFrames = () => {
    on = false;
    for (const { duration } of observer.takeRecords()) tasks.push(duration);
    return { tasks, gaps };
  };
}`;
const END = 'globalThis.endOfFrames()';

export async function framesDuring(page: Page, deed: () => Promise<unknown>): Promise<Smoothness> {
  await page.evaluate(`(${BEGIN})()`);
  await deed();
  const { tasks, gaps } = await page.evaluate<Measured>(END);
  const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0);
  const perSecond = (gaps.length * 1000) / sum(gaps);
  return { perSecond, ...spreadOf(gaps), longTasks: tasks.length, longTaskTime: sum(tasks) };
}

export function spreadOf(times: readonly number[]): Pick<Smoothness, 'p50' | 'p95' | 'longest'> {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), longest: at(1) };
}
