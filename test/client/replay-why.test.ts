import { cleanup, render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { Playhead } from '../../client/replay/playhead.svelte.ts';
import { openBody, type WholeSession } from '../../client/replay/session.ts';
import { Guide } from '../../client/replay/tour/guide.svelte.ts';
import Tour from '../../client/replay/tour/Tour.svelte';
import TourStop from '../../client/replay/tour/TourStop.svelte';
import { stopReason, stopWords, takeawayWords } from '../../client/replay/tour/stop-words.ts';
import WhyPanel from '../../client/replay/why/WhyPanel.svelte';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { TAKEAWAYS } from '../../shared/replay/takeaways.ts';
import { tourOf } from '../../shared/replay/tour.ts';
import { exampleText } from '../support/example-text.ts';

afterEach(() => {
  cleanup();
  language.choose('en');
});

function opened(name: string) {
  const result = openBody({ kind: 'record', text: exampleText(name) });
  if (!result.ok || result.session.kind !== 'record') throw new Error(`${name} is no record`);
  const session: WholeSession = result.session;
  return { session, verdict: judgeRecord(session.record), head: new Playhead(session.chronicle.events) };
}

function press(name: RegExp | string, where: HTMLElement = document.body): void {
  const [button] = within(where).getAllByRole('button', { name });
  button?.click();
  flushSync();
}

describe('verdict and why', () => {
  test('what it names leads to where it happened, and stops the replay', () => {
    const { session, verdict, head } = opened('story-stubborn');
    render(WhyPanel, { session, verdict, head });
    head.playing = true;
    press('event 48');
    expect([head.seq, head.playing]).toEqual([48, false]);
    press(/number 2, at event 32/);
    expect(head.seq).toBe(32);
  });

  test('O4: the chain goes from the second time over the vote to the proposal', () => {
    const { session, verdict, head } = opened('story-stubborn');
    render(WhyPanel, { session, verdict, head });
    const chain = screen.getByRole('list', { name: 'How 06:00 came to be chosen' });
    const links = within(chain)
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(links).toEqual([
      'event 53: general 2 answers accept 3, 06:00 with accepted 3, 06:00',
      'event 48: officer 1 sends accept 3, 06:00 to general 1',
    ]);
    expect(within(chain).getByText('Not the highest report')).toBeTruthy();
  });

  test('the mended game chooses the time that was chosen first, and says what became otherwise', () => {
    const { session, verdict, head } = opened('story-stubborn');
    render(WhyPanel, { session, verdict, head });
    expect(document.querySelectorAll('figure.diagram').length).toBe(0);
    press('Show the game with this mended');
    expect(document.querySelectorAll('figure.diagram').length).toBe(2);
    expect(screen.getByText('Mended, the same game agrees on 07:00.')).toBeTruthy();
    expect(screen.getByText('officer 1 sends accept 3, 07:00 to general 1')).toBeTruthy();
    press('Hide the mended game');
    expect(document.querySelectorAll('figure.diagram').length).toBe(0);
  });

  test('where agreement held there is nothing to blame', () => {
    const { session, verdict, head } = opened('story-crossing');
    render(WhyPanel, { session, verdict, head });
    expect(screen.queryByText('How agreement broke')).toBeNull();
  });
});

describe('the guided tour', () => {
  test('goes from stop to stop, moves the replay along, and ends', () => {
    const { session, verdict, head } = opened('story-crossing');
    const guide = new Guide(head);
    render(Tour, { chronicle: session.chronicle, verdict, guide });
    press('Begin the tour');
    expect([guide.at, head.seq]).toEqual([0, 0]);
    render(TourStop, { guide });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next stop' }));
    expect(screen.getByText('stop 1 of 14')).toBeTruthy();
    for (let i = 0; i < 7; i += 1) press('Next stop');
    expect(head.seq).toBe(32);
    expect(screen.getAllByText('07:00 is chosen: general 2, general 3 have accepted it under number 2.').length).toBe(
      2,
    );
    press('Back');
    expect(head.seq).toBe(26);
    for (let i = 0; i < 7; i += 1) press('Next stop');
    expect(screen.getByRole('button', { name: 'Next stop' }).getAttribute('aria-disabled')).toBe('true');
    press('Leave the tour');
    expect(guide.at).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Begin the tour' }));
  });

  test.each(['story-sequential', 'story-stubborn', 'two-to-blame', 'duel', 'battle-luck', 'value-unconventional'])(
    'every stop has its words in both languages: %s',
    (name) => {
      const { session, verdict } = opened(name);
      const stops = tourOf(session.chronicle, verdict);
      const told = (['en', 'zh'] as const).map((tag) => {
        language.choose(tag);
        return stops.map((stop) => `${stopWords(stop)} ${stopReason(stop) ?? ''}`);
      });
      for (const words of told.flat()) expect(words).not.toMatch(/\{|undefined|^\s*$/);
      expect(told[0]).not.toEqual(told[1]);
    },
  );

  test('every line to take home has its words', () => {
    expect(new Set(TAKEAWAYS.map(takeawayWords)).size).toBe(TAKEAWAYS.length);
  });
});
