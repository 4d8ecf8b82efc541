/** The ladder, a lesson's page and the glossary. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import GlossaryPage from '../../client/lessons/GlossaryPage.svelte';
import LadderPage from '../../client/lessons/LadderPage.svelte';
import { progress } from '../../client/lessons/progress.svelte.ts';
import { DEFINITIONS } from '../../shared/lessons/lesson.ts';
import { LADDER } from '../../shared/lessons/ladder.ts';
import { RULES } from '../../shared/paxos/rules.ts';

beforeEach(() => {
  localStorage.clear();
  progress.clear();
  language.choose('en');
});
afterEach(cleanup);

const done = (lesson: string, session: string) =>
  progress.note({ lesson, session, reached: 1, goals: 1, broken: ['O1'], stopped: null });

describe('the ladder', () => {
  test('has every lesson in order, and shows which one is next', async () => {
    render(LadderPage);
    const steps = within(screen.getAllByRole('list')[0] ?? document.body).getAllByRole('listitem');
    expect(steps).toHaveLength(LADDER.length);
    expect(steps[0]?.textContent).toContain('Prologue');
    expect(steps[1]?.textContent).toContain('next');
    done(LADDER[1]?.id ?? '', 'g1');
    await tick();
    expect(steps[1]?.textContent).toContain('done');
    expect(steps[2]?.textContent).toContain('next');
    expect(screen.getByText(`Done: 1 of ${LADDER.length}`)).toBeTruthy();
  });

  test('O1: what was done wrong is offered to practise', () => {
    done(LADDER[1]?.id ?? '', 'g1');
    render(LadderPage);
    const region = screen.getByRole('region', { name: 'What to practise next' });
    expect(region.textContent).toContain('O1');
    expect(within(region).getByRole('link', { name: 'Practise my mistakes' }).getAttribute('href')).toBe('/retry');
  });

  test('progress is deleted when it is said twice', async () => {
    done('duel', 'g1');
    render(LadderPage);
    await fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(progress.climbed('duel')).not.toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Yes, delete it for good' }));
    expect(progress.climbed('duel')).toBeNull();
  });

  test('a file that holds none is refused in words, one that does is added', async () => {
    done('duel', 'g1');
    const text = progress.text();
    progress.clear();
    render(LadderPage);
    const input = screen.getByLabelText<HTMLInputElement>('Bring from a file');
    const bring = async (content: string) => {
      Object.defineProperty(input, 'files', { value: [new File([content], 'x.json')], configurable: true });
      await fireEvent.change(input);
    };
    await bring('{}');
    await expect.poll(() => screen.queryByText('That file holds no progress.')).toBeTruthy();
    await bring(text);
    await expect.poll(() => progress.isDone('duel')).toBe(true);
  });
});

describe('the glossary', () => {
  test('explains whatever a card may cite, in both languages', async () => {
    render(GlossaryPage);
    const cited = [...DEFINITIONS, ...RULES.map(({ id }) => id)];
    expect(cited.filter((id) => document.getElementById(id) === null)).toEqual([]);
    language.choose('zh');
    await tick();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('词汇表');
    expect(document.getElementById('quorum')?.textContent).toContain('多数');
  });
});
