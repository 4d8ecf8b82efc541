/** Every rule, at every level of help, in either language: what the referee says before an act is sealed. */
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { remarkWords } from '../../client/help/remark-words.ts';
import { m } from '../../client/i18n/generated/messages.js';
import { language } from '../../client/i18n/language.svelte.ts';
import RefereeSays from '../../client/letters/RefereeSays.svelte';
import { Sealing } from '../../client/letters/sealing.svelte.ts';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { HelpLevel } from '../../shared/game/header.ts';
import { remarksOn } from '../../shared/game/help.ts';
import { SENTENCES, type Remark, type Sentence } from '../../shared/game/remark.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import { RULES, type RuleId } from '../../shared/paxos/rules.ts';
import { armyOf } from '../../shared/paxos/seats.ts';
import { acts } from '../support/acts.ts';
import { randomGame } from '../support/random-game.ts';

afterEach(cleanup);

const LEVELS: readonly HelpLevel[] = ['guided', 'coached', 'exam'];
const LANGUAGES = ['en', 'zh'] as const;

interface Tried {
  /** What the page says before the act is sealed; null where it says nothing. */
  readonly said: string | null;
  readonly sent: boolean;
  readonly mayGoOn: boolean;
}

async function tryAt(level: HelpLevel, view: PlayerView, command: PlayerCommand): Promise<Tried> {
  const sent: PlayerCommand[] = [];
  const play = { header: { ...view.header, level }, seat: view.seat, view, notebooks: [] };
  const sealing = new Sealing(play, (given) => {
    sent.push(given);
    return Promise.resolve(null);
  });
  await sealing.seal(command);
  const nothing = () => undefined;
  const army = armyOf(view.seat);
  render(RefereeSays, { sealing, army, connected: true, paused: false, onchange: nothing, onsent: nothing });
  const said = screen.queryByRole('alert')?.textContent ?? null;
  const mayGoOn = screen.queryByRole('button', { name: m.letter_anyway() }) !== null;
  cleanup();
  return { said, sent: sent.length > 0, mayGoOn };
}

/** The first act of each sentence that breaks nothing else, while its player still sees what it saw then. */
function* firsts(): Generator<{ readonly view: PlayerView; readonly command: PlayerCommand; readonly remark: Remark }> {
  const met = new Set<Sentence>();
  for (let seed = 9000; seed < 9300 && met.size < SENTENCES.length; seed += 1) {
    for (const { view, command } of acts([randomGame(seed)])) {
      const [remark, ...others] = remarksOn(view, command);
      if (remark === undefined || others.length > 0 || met.has(remark.sentence)) continue;
      met.add(remark.sentence);
      yield { view, command, remark };
    }
  }
}

test('each rule has its sentence: guided stops what is certain and names what is right, coached warns, exam is silent', async () => {
  const walked = new Map<Sentence, RuleId>();
  for (const { view, command, remark } of firsts()) {
    const { rule, sentence, certain } = remark;
    walked.set(sentence, rule);
    const sentences = new Set<string>();
    for (const spoken of LANGUAGES) {
      language.choose(spoken);
      for (const level of LEVELS) {
        const where = `${sentence} ${level} ${spoken}`;
        const { said, sent, mayGoOn } = await tryAt(level, view, command);
        expect(sent, where).toBe(level === 'exam');
        if (level === 'exam') {
          expect(said, where).toBeNull();
          continue;
        }
        const blocks = level === 'guided' && certain;
        expect(mayGoOn, where).toBe(!blocks);
        expect(said, where).toContain(remarkWords(remark));
        expect(said, where).toContain(blocks ? m.letter_referee_blocks({ rule }) : m.letter_referee_warns({ rule }));
        expect(said?.includes(m[`rule_${rule}_right` as const]()), where).toBe(blocks);
        expect(said, where).not.toMatch(/[{}]|undefined|null|NaN/);
        sentences.add(remarkWords(remark));
      }
    }
    expect(sentences.size, `${sentence} says the same in both languages`).toBe(LANGUAGES.length);
  }
  expect([...walked.keys()].sort()).toEqual([...SENTENCES].sort());
  expect(new Set(walked.values())).toEqual(new Set(RULES.map(({ id }) => id)));
}, 120_000);
