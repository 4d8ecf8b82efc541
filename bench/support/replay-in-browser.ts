/** The replay of one record in a real browser: how soon it opens, how evenly it is scrubbed, what a step costs. */
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { framesDuring, spreadOf, type Smoothness } from './frames.ts';

export interface Opening {
  /** From the click until the frame with diagram and scrubber is there, in milliseconds; and until the verdict is. */
  readonly ready: number;
  readonly verdict: number;
}

export interface Scrubbing extends Smoothness {
  /** By the browser's own trace: frames that came to the screen, and those that should have. */
  readonly drawnPerSecond: number;
  readonly droppedPerSecond: number;
  /** Processor time of the page's main thread for each that came, in milliseconds. */
  readonly work: number;
}

export interface Stepping {
  /** Processor time of the page's main thread for one step, on average, in milliseconds. */
  readonly work: number;
  /** From the key until the frame is there. */
  readonly p50: number;
  readonly p95: number;
}

/** Runs in the browser, before anything else of each page. */
const WATCH = `(() => {
  const times = { ready: null, verdict: null };
  let from = 0;
  addEventListener('click', (event) => { from = event.timeStamp; }, { capture: true });
  // A message that is sent while a frame is made arrives when it is made.
  const afterFrame = (deed) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = deed;
    port2.postMessage(null);
  };
  const there = {
    ready: () =>
      document.querySelector('figure.diagram [data-seq]') !== null &&
      (document.querySelector('[role=slider] > svg')?.viewBox.baseVal.width ?? 0) > 0,
    verdict: () => [...document.querySelectorAll('button')].some((each) => each.textContent.trim() === 'Begin the tour'),
  };
  globalThis.opening = new Promise((resolve) => {
    const look = () => {
      for (const what of ['ready', 'verdict']) {
        if (times[what] === null && there[what]()) afterFrame(() => { times[what] ??= performance.now() - from; });
      }
      if (there.verdict()) afterFrame(() => resolve(times));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  globalThis.keyTimes = [];
  addEventListener('keydown', () => {
    const pressed = performance.now();
    requestAnimationFrame(() => afterFrame(() => keyTimes.push(performance.now() - pressed)));
  }, { capture: true });
})()`;
const FRAMES = ['disabled-by-default-devtools.timeline.frame'];
/** Milliseconds between two moves of a mouse, which does not wait until the page has answered the last one. */
const MOVE = 8;

export class ReplayInBrowser {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #devtools: CDPSession;
  readonly #library: string;

  private constructor(browser: Browser, page: Page, devtools: CDPSession, library: string) {
    this.#browser = browser;
    this.#page = page;
    this.#devtools = devtools;
    this.#library = library;
  }

  /** The record is in the library then. */
  static async start(executablePath: string, library: string, text: string): Promise<ReplayInBrowser> {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.addInitScript(WATCH);
    await page.goto(library);
    const file = { name: 'long.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) };
    await page.setInputFiles('input[type=file]', file);
    await page.locator('li h3 a').waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    return new ReplayInBrowser(browser, page, devtools, library);
  }

  /** From the library, on a page that was just loaded. */
  async open(): Promise<Opening> {
    await this.#page.goto(this.#library, { waitUntil: 'networkidle' });
    await this.#page.locator('li h3 a').click();
    return this.#page.evaluate<Opening>('opening');
  }

  /** The mouse takes the thumb from the beginning to the end, as evenly as time goes. */
  async scrub(seconds: number): Promise<Scrubbing> {
    const { mouse } = this.#page;
    const slider = this.#page.locator('[role=slider]');
    const box = await slider.boundingBox();
    if (box === null) throw new Error('there is no slider');
    const y = box.y + box.height / 2;
    await mouse.move(box.x + 1, y);
    await mouse.down();
    await this.#browser.startTracing(this.#page, { categories: FRAMES });
    const before = await this.#worked();
    const smoothness = await framesDuring(this.#page, async () => {
      const begin = performance.now();
      const moves: Promise<unknown>[] = [];
      // Not by the page's own mouse: with a button down, each of its moves also runs a script in the page.
      const type = 'mouseMoved';
      for (let part = 0; part < 1; await setTimeout(MOVE)) {
        part = Math.min(1, (performance.now() - begin) / (seconds * 1000));
        const x = box.x + 1 + part * (box.width - 2);
        moves.push(this.#devtools.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: 1 }));
      }
      await Promise.all(moves);
    });
    const work = (await this.#worked()) - before;
    const trace = (await this.#browser.stopTracing()).toString('utf8');
    await mouse.up();
    const [now, max] = [await slider.getAttribute('aria-valuenow'), await slider.getAttribute('aria-valuemax')];
    if (now !== max) throw new Error(`the thumb stands at event ${now} of ${max}`);
    const traced = (name: string): number => trace.split(`"name":"${name}"`).length - 1;
    const drawn = traced('DrawFrame');
    return {
      ...smoothness,
      drawnPerSecond: drawn / seconds,
      droppedPerSecond: traced('DroppedFrame') / seconds,
      work: work / drawn,
    };
  }

  /** As many steps there and back, from where a key leads. */
  async step(start: string, steps: number): Promise<Stepping> {
    const { keyboard } = this.#page;
    const there = start === 'End' ? 'ArrowLeft' : 'ArrowRight';
    const back = start === 'End' ? 'ArrowRight' : 'ArrowLeft';
    await keyboard.press(start);
    await this.#page.waitForTimeout(500);
    await this.#page.evaluate('keyTimes.length = 0');
    const before = await this.#worked();
    for (const key of [there, back]) for (let i = 0; i < steps; i += 1) await this.#press(key);
    const work = ((await this.#worked()) - before) / (2 * steps);
    const { p50, p95 } = spreadOf(await this.#page.evaluate<number[]>('keyTimes'));
    return { work, p50, p95 };
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  /** And lets the frame be made. */
  async #press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await this.#page.waitForTimeout(30);
  }

  /** Processor time of the main thread so far, in milliseconds. */
  async #worked(): Promise<number> {
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
  }
}
