/** How the pages of a class look in each of their states; the students who fill it are programs. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { LiveStudent } from '../support/live-class.ts';
import { expect, test } from './fixtures.ts';
import { look } from './table/look.ts';

test.describe.configure({ timeout: 180_000 });

const LOOKS = [
  { name: 'laptop-light-en', viewport: { width: 1440, height: 900 }, locale: 'en-US', colorScheme: 'light' },
  { name: 'phone-light-en', viewport: { width: 360, height: 780 }, locale: 'en-US', colorScheme: 'light' },
  { name: 'phone-dark-zh', viewport: { width: 360, height: 780 }, locale: 'zh-CN', colorScheme: 'dark' },
] as const;
const NAMES = ['Ann', 'Bo', '王小明'];

/** A page in the place that this program holds. */
async function pageFor(student: LiveStudent, code: string, browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  await context.addInitScript(
    ([key, token]) => {
      localStorage.setItem(key, token);
    },
    [`class/${code}`, student.token] as const,
  );
  const page = await context.newPage();
  await page.goto(`/class/${code}`);
  return page;
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();

for (const { name, viewport, locale, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, locale, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('a class, from its opening to its records', async ({ page, browser, baseURL }, info) => {
      const origin = baseURL ?? '';
      const options = { viewport, locale, colorScheme, reducedMotion: 'reduce', baseURL: origin } as const;
      await page.goto('/');
      await press(page, /^(Open a class|开课堂)$/);
      await page.waitForURL(/\/desk\//);
      const code = new URL(page.url()).pathname.slice('/desk/'.length);
      await look(page, info, 'class-desk-empty', name);

      const students: LiveStudent[] = [];
      for (const one of NAMES) {
        const student = new LiveStudent(origin, one);
        expect(await student.attend(code, one)).toMatchObject({ ok: true });
        students.push(student);
      }
      const stranger = await (await browser.newContext(options)).newPage();
      await stranger.goto(`/class/${code}`);
      await look(stranger, info, 'class-enter', name);
      await stranger.context().close();
      const [ann, bo] = students;
      if (!ann || !bo) throw new Error('nobody came');
      const player = await pageFor(ann, code, browser, options);
      await look(player, info, 'class-waiting', name);

      await press(page, /\(3\)|（3）/);
      await expect(page.getByRole('button', { name: /Ann/ })).toBeVisible();
      await look(page, info, 'class-desk-seats', name);
      await page.getByRole('button', { name: /^Bo/ }).click();
      await look(page, info, 'class-desk-menu', name);
      await page.keyboard.press('Escape');
      await look(player, info, 'class-lobby', name);

      // Bo commands the red army, and the third one sits beside Ann; bots do the rest.
      const token = await page.evaluate((key) => localStorage.getItem(key), `desk/${code}`);
      const desk = new LiveStudent(origin, 'desk');
      await desk.request('enterClass', { code, token: token ?? '' });
      const room = ann.desk.place?.room ?? '';
      const placed = async (student: string, role: 'red' | 'partner', seat: 'P1' | null) =>
        expect(
          await desk.request('teach', {
            id: `place-${student}-${role}`,
            command: { type: 'move', student, place: { room, seat, role } },
          }),
        ).toEqual({ ok: true });
      await placed(bo.desk.student, 'red', null);
      const third = students.at(-1);
      await placed(third?.desk.student ?? '', 'partner', 'P1');
      desk.close();
      const red = await pageFor(bo, code, browser, options);
      const partner = third && (await pageFor(third, code, browser, options));

      await page.getByRole('tab').nth(1).click();
      await look(page, info, 'class-rooms-lobby', name);
      await press(page, /^(Start|开始)$/);
      await expect(player.getByRole('heading', { level: 1 })).toBeVisible();
      await press(page, /^8×$/);
      await expect(
        page
          .getByRole('listitem')
          .filter({ hasText: /knows|知道/ })
          .first(),
      ).toBeVisible({ timeout: 60_000 });
      await press(page, /^1×$/);
      await look(page, info, 'class-rooms', name);
      await press(page, /: open$|^打开第/);
      await look(page, info, 'class-room', name);
      await look(red, info, 'class-red', name);
      if (partner) await look(partner, info, 'class-partner', name);
      await page.keyboard.press('Escape');

      await press(page, /Freeze and ask|定格提问/);
      await expect(player.getByRole('dialog')).toBeVisible();
      await look(player, info, 'class-question', name);
      await look(page, info, 'class-ask', name);
      await press(page, /Show the class|给全班看/);
      await expect(player.getByText(/True:|实际/).first()).toBeVisible();
      await look(player, info, 'class-outcome', name);
      await page
        .getByRole('region', { name: /1/ })
        .getByRole('button', { name: /Go on|继续/ })
        .first()
        .click();
      await press(page, /^(End|结束)$/);
      await press(page, /Yes, end|确定，结束/);
      await page.getByRole('tab').last().click();
      await expect(page.getByRole('button', { name: /JSON/ }).first()).toBeVisible({ timeout: 30_000 });
      await look(page, info, 'class-sessions', name);
      for (const one of [player, red, partner]) await one?.context().close();

      if (viewport.width < 1000) return;
      await page.setViewportSize({ width: 1920, height: 1080 });
      for (const [i, state] of ['code', 'rooms', 'everything'].entries()) {
        await page.goto(`/desk/${code}/wall`);
        await page.getByRole('radio').nth(i).check({ force: true });
        await look(page, info, `class-wall-${state}`, 'projector');
      }
    });
  });
}
