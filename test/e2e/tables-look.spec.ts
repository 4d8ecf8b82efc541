/** How the tables of generals and officers look in each of their states, in a game whose other players are programs. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { settingsWith } from '../support/live-table.ts';
import { LivePlayer } from '../support/live-player.ts';
import { expect, test } from './fixtures.ts';
import { look, LOOKS } from './table/look.ts';

test.describe.configure({ timeout: 180_000 });

/** A page in the place that this program holds. */
async function pageFor(player: LivePlayer, browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  await context.addInitScript(
    ([code, token]) => {
      localStorage.setItem(`room/${code}`, token);
    },
    [player.code, player.token] as const,
  );
  const page = await context.newPage();
  await page.goto(`/room/${player.code}`);
  return page;
}

let visits = 0;

/** Its page has the place to itself again once this is done. */
async function briefly(origin: string, { code, token }: LivePlayer, act: (player: LivePlayer) => Promise<void>) {
  // Commands of each visit need ids of their own.
  visits += 1;
  const player = new LivePlayer(origin, `visit ${visits}`);
  Object.assign(player, { code, token });
  await player.enter(true);
  await act(player);
  player.close();
}

for (const { name, viewport, locale, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test('the tables, from the first letter to a broken agreement', async ({ browser, baseURL }, info) => {
      const origin = baseURL ?? '';
      const options = { viewport, locale, colorScheme, reducedMotion: 'reduce', baseURL: origin } as const;
      const host = await new LivePlayer(origin, 'Ms Wu').open(settingsWith({}, { level: 'coached', dawn: 3_600_000 }));
      const seats = ['P1', 'P3', 'A1', 'A2', 'A3'] as const;
      const [p1, p3, a1, a2, a3] = await Promise.all(
        seats.map((seat) => new LivePlayer(origin, `Player ${seat}`).join(host.code)),
      );
      if (!p1 || !p3 || !a1 || !a2 || !a3) throw new Error('nobody came');
      for (const [i, player] of [p1, p3, a1, a2, a3].entries()) await player.sit(seats[i] ?? 'P1');
      expect(await host.arrange({ type: 'bot', seat: 'P2', on: true })).toEqual({ ok: true });
      expect(await host.arrange({ type: 'start' })).toEqual({ ok: true });
      const players = [p1, p3, a1, a2, a3];
      for (const player of players) {
        await player.until(() => player.room?.phase === 'playing', 'the game to begin');
        await player.enter(true);
      }

      p1.close();
      a2.close();
      const officer = await pageFor(p1, browser, options);
      const general = await pageFor(a2, browser, options);
      const shot = (page: Page, state: string) => look(page, info, state, name);
      await shot(officer, 'officer-first');
      await shot(general, 'general-first');

      await briefly(origin, p1, (p) => p.do({ type: 'prepare', to: ['A1', 'A2', 'A3'], n: 1 }));
      await general
        .getByRole('button', { name: /Open the letter from officer 1|拆开参谋 ?1/ })
        .first()
        .click();
      await shot(general, 'general-letter');
      await general.getByRole('radio', { name: /^Rejected/ }).check();
      await general.getByRole('textbox', { name: /The number that you have promised|已许诺的编号/ }).fill('9');
      await general.getByRole('button', { name: /Seal and send|交给通信兵/ }).click();
      await expect(general.getByRole('alert').first()).toBeVisible();
      await shot(general, 'general-warned');

      for (const player of [a1, a3]) {
        const re = await player.letter('prepare', 'P1', 1);
        await player.do({ type: 'answer', re, entry: { promised: 1 }, reply: { kind: 'promise', accepted: null } });
      }
      await officer
        .getByRole('region', { name: /Letters in|来信/ })
        .getByRole('button')
        .first()
        .click();
      await officer.getByRole('radio', { name: /^(claim|声明)$/ }).check();
      await shot(officer, 'officer-claim');
      await officer.getByRole('radio', { name: /^(accept|commit)$/ }).check();
      await officer.getByRole('textbox', { name: /^(number|编号)$/ }).fill('2');
      await officer
        .getByRole('textbox', { name: /^(attack time|进攻时间)$/ })
        .first()
        .fill('06:00');
      await officer
        .getByRole('checkbox', { name: /general 1|将军 ?1/ })
        .first()
        .check();
      await officer
        .getByRole('button', { name: /Seal and send|交给通信兵/ })
        .first()
        .click();
      await expect(officer.getByRole('alert').first()).toBeVisible();
      await shot(officer, 'officer-warned');

      await host.do({ type: 'pause' });
      await expect(general.getByText(/The game is paused\.|暂停/).first()).toBeVisible();
      await shot(general, 'general-paused');
      await host.do({ type: 'resume' });

      await briefly(origin, p1, (p) => p.do({ type: 'accept', to: ['A1', 'A3'], n: 1, value: '06:00' }));
      for (const player of [a1, a3]) {
        const re = await player.letter('accept', 'P1', 1);
        const entry = { promised: 1, accepted: { n: 1, value: '06:00' } };
        await player.do({ type: 'answer', re, entry, reply: { kind: 'accepted' } });
      }
      // Officer 3 asks nobody, and two generals may not refuse.
      await p3.do({ type: 'accept', to: ['A2', 'A3'], n: 9, value: '09:00' });
      const obey = async (player: LivePlayer): Promise<void> => {
        const re = await player.letter('accept', 'P3', 9);
        const entry = { promised: 9, accepted: { n: 9, value: '09:00' } };
        await player.do({ type: 'answer', re, entry, reply: { kind: 'accepted' } });
      };
      await briefly(origin, a2, obey);
      await obey(a3);
      await host.do({ type: 'dawn', within: 3_600_000 });
      await expect(general.getByText(/Dawn is near|黎明将至/).first()).toBeVisible();
      await shot(general, 'general-dawn');
      await general.context().setOffline(true);
      await expect(general.getByText(/Trying again|正在重连/).first()).toBeVisible({ timeout: 60_000 });
      await shot(general, 'general-offline');
      await general.context().setOffline(false);

      await host.do({ type: 'end' });
      await expect(general.getByRole('heading', { name: /The verdict|裁决/ })).toBeVisible({ timeout: 60_000 });
      await shot(general, 'verdict-broken');
      for (const page of [officer, general]) await page.context().close();
      for (const player of [host, ...players]) player.close();
    });
  });
}
