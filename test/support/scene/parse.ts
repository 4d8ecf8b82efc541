/** Scene text to scene. Whatever it does not understand, it refuses with file, line and what it expected there. */
import { RULES, type RuleId, type Severity } from '../../../shared/paxos/rules.ts';
import { MAX_ARMIES, MIN_ARMIES } from '../../../shared/paxos/seats.ts';
import type { RuleSettings } from '../../../shared/paxos/settings.ts';
import type { Battle, Outcome, Quadrant } from '../../../shared/judge/verdict.ts';
import { takeAct } from './parse-act.ts';
import { takeNth } from './letter-name.ts';
import { SceneError, type Place } from './place.ts';
import type { Blamed, Break, ExpectedVerdict, Fact, Line, Scene } from './scene.ts';
import { NUMBER, readNumber, readSeat, readTime, TIME, Words } from './words.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Draft {
  title: string | null;
  checks: readonly RuleId[];
  readonly settings: Writable<RuleSettings>;
  readonly lines: Line[];
  verdict: Pick<ExpectedVerdict, 'place' | 'outcome' | 'quadrant'> | null;
  blame: readonly Blamed[] | null;
  battle: ExpectedVerdict['battle'] | null;
}

/** `file` is named in errors; the scene takes its name from it. */
export function parseScene(text: string, file: string): Scene {
  const draft: Draft = {
    title: null,
    checks: [],
    settings: { armies: 3, acceptRule: 'textbook', tent: 'separate' },
    lines: [],
    verdict: null,
    blame: null,
    battle: null,
  };
  const lines = text.split('\n');
  lines.forEach((line, i) => {
    const place: Place = { file, line: i + 1 };
    const bare = line.replace(/(^|\s)#.*$/, '').trim();
    if (bare !== '') takeLine(draft, bare, place);
  });

  const end: Place = { file, line: lines.length };
  const name = file.replace(/^.*[\\/]/, '').replace(/\.scene$/, '');
  const { title, checks, settings, verdict, blame, battle } = draft;
  if (title === null) throw new SceneError(end, 'the scene has no title');
  if (verdict === null) throw new SceneError(end, 'the scene has no verdict (like "verdict consensus sound")');
  if (battle === null) throw new SceneError(end, 'the scene has no battle (like "battle stalemate")');
  if (verdict.outcome === 'broken' && blame === null) {
    throw new SceneError(end, 'agreement is broken: say who is to blame (like "blame P1 O4")');
  }
  return { name, title, checks, settings, lines: draft.lines, verdict: { ...verdict, blame: blame ?? [], battle } };
}

function takeLine(draft: Draft, text: string, place: Place): void {
  const title = /^title\s+(\S.*)$/.exec(text)?.[1];
  if (title !== undefined) {
    draft.title = title;
    return;
  }
  const words = new Words(text, place);
  if (!takeSetting(draft, words) && !takeVerdict(draft, words)) {
    if (draft.verdict !== null) throw new SceneError(place, 'the verdict comes after the last act');
    const act = takeAct(words);
    draft.lines.push({ place, act, breaks: takeBreaks(words), facts: takeFacts(words) });
  }
  words.end();
}

function takeSetting(draft: Draft, words: Words): boolean {
  const { settings } = draft;
  if (words.takeIf('checks')) {
    draft.checks = words.takeSome(readRule, 'the id of a rule (like G3)');
    return true;
  }
  if (!['armies', 'accept-rule', 'tent'].includes(words.peek() ?? '')) return false;
  if (draft.lines.length > 0) throw new SceneError(words.place, 'settings come before the first act');
  if (words.takeIf('armies')) {
    const isFit = (n: number) => n >= MIN_ARMIES && n <= MAX_ARMIES;
    settings.armies = words.take(
      (word) => [readNumber(word)].find((n) => n !== null && isFit(n)) ?? null,
      `how many armies (${MIN_ARMIES} to ${MAX_ARMIES})`,
    );
  } else if (words.takeIf('accept-rule')) {
    settings.acceptRule = words.take(oneOf('textbook', 'seed'), '"textbook" or "seed"');
  } else {
    words.takeWord('tent');
    settings.tent = words.take(oneOf('separate', 'shared'), '"separate" or "shared"');
  }
  return true;
}

function takeVerdict(draft: Draft, words: Words): boolean {
  if (words.takeIf('verdict')) {
    const outcome = words.take(oneOf<Outcome>('consensus', 'undecided', 'broken'), 'consensus, undecided or broken');
    const quadrant = words.take(oneOf<Quadrant>('sound', 'stuck', 'lucky', 'fatal'), 'sound, stuck, lucky or fatal');
    draft.verdict = { place: words.place, outcome, quadrant };
    return true;
  }
  if (words.takeIf('blame')) {
    draft.blame = takeList(words, takeBlamed);
    return true;
  }
  if (words.takeIf('battle')) {
    draft.battle = takeBattle(words);
    return true;
  }
  return false;
}

function takeBlamed(words: Words): Blamed {
  const by = words.take(readSeat, 'who is to blame (like P1)');
  return { by, rule: takeRule(words), nth: takeNth(words) };
}

function takeBattle(words: Words): Omit<Battle, 'armies'> {
  const outcome = words.take(oneOf('victory', 'defeat', 'stalemate'), 'victory, defeat or stalemate');
  if (outcome !== 'victory') return { outcome, value: null, earned: false };
  const value = words.take(readTime, TIME);
  return { outcome, value, earned: words.take(oneOf('earned', 'lucky'), '"earned" or "lucky"') === 'earned' };
}

function takeBreaks(words: Words): readonly Break[] {
  return words.takeIf('!') ? takeList(words, takeBreak) : [];
}

function takeBreak(words: Words): Break {
  const rule = takeRule(words);
  const severity = words.take(oneOf<Severity>('unsafe', 'belief', 'slow', 'odd'), 'unsafe, belief, slow or odd');
  return { rule, severity, root: !words.takeIf('consequence') };
}

function takeFacts(words: Words): readonly Fact[] {
  return words.takeIf('=>') ? takeList(words, takeFact) : [];
}

function takeFact(words: Words): Fact {
  if (words.takeIf('chosen')) {
    return { type: 'chosen', n: words.take(readNumber, NUMBER), value: words.take(readTime, TIME) };
  }
  const seat = words.take(readSeat, '"chosen 1 06:00", "P1 knows 06:00" or "A1 told 06:00"');
  const type = words.take(oneOf('knows', 'told'), '"knows" or "told"');
  return { type, seat, value: words.take(readTime, TIME) };
}

function takeRule(words: Words): RuleId {
  return words.take(readRule, 'the id of a rule (like G3)');
}

function takeList<T>(words: Words, takeOne: (words: Words) => T): readonly T[] {
  const list = [takeOne(words)];
  while (words.takeIf(',')) list.push(takeOne(words));
  return list;
}

function readRule(word: string): RuleId | null {
  return RULES.find(({ id }) => id === word)?.id ?? null;
}

function oneOf<T extends string>(...choices: readonly T[]): (word: string) => T | null {
  return (word) => choices.find((choice) => choice === word) ?? null;
}
