import { describe, expect, test } from 'vitest';
import { marksOfReplies } from '../../shared/class/replies.ts';
import type { Question } from '../../shared/lessons/lesson.ts';
import { oneOfficer } from '../../shared/lessons/ladder/01-one-officer.ts';
import type { Reply } from '../../shared/room/events.ts';
import { playLesson } from '../support/lesson-play.ts';

const { play } = playLesson(oneOfficer, 7);
const record = { header: play.header, events: play.events };
const seqOf = (holds: (event: (typeof play.events)[number]) => boolean): number =>
  play.events.find(holds)?.seq ?? expect.fail('no such event');
const letters = new Map(
  play.events.flatMap((event) => {
    const letter = event.type === 'sent' ? event.letter : event.type === 'answered' ? event.reply : null;
    return letter === null ? [] : [[letter.id, letter] as const];
  }),
);
const arrives = (kind: string, to: string): number =>
  seqOf((event) => {
    const letter = event.type === 'delivered' ? letters.get(event.letter) : undefined;
    return letter?.kind === kind && letter.to === to;
  });
const lastSeq = play.events.at(-1)?.seq ?? 0;

const ask = (question: Question['ask']): readonly Question[] => [
  { at: { type: 'delivered', kind: 'promise', to: 'P1' }, ask: question },
];
const reply = (answer: Reply['answer'], seq: number): readonly Reply[] => [{ question: 0, answer, seq }];

describe('an answer to a question of a lesson', () => {
  const promised = arrives('promise', 'P1');

  test('is held against what was true when it was given', () => {
    expect(marksOfReplies(record, 'P1', ask('chosen'), reply(false, promised))).toEqual(['right']);
    expect(marksOfReplies(record, 'P1', ask('chosen'), reply(true, promised))).toEqual(['wrong']);
    expect(marksOfReplies(record, 'P1', ask('chosen'), reply(true, lastSeq))).toEqual(['right']);
    expect(marksOfReplies(record, 'P1', ask('you-know'), reply(true, lastSeq))).toEqual(['right']);
    expect(marksOfReplies(record, 'P1', ask('open'), reply(true, promised))).toEqual(['right']);
  });

  test('who knows it: exactly those, in any order', () => {
    expect(marksOfReplies(record, 'P1', ask('known'), reply([], promised))).toEqual(['right']);
    expect(marksOfReplies(record, 'P1', ask('known'), reply(['P1'], promised))).toEqual(['wrong']);
    expect(marksOfReplies(record, 'P1', ask('known'), reply(true, promised))).toEqual(['wrong']);
  });

  test('counts for nothing before its moment has come for this seat', () => {
    expect(marksOfReplies(record, 'P1', ask('chosen'), reply(false, promised - 1))).toEqual([null]);
    expect(marksOfReplies(record, 'A2', ask('chosen'), reply(true, lastSeq))).toEqual([null]);
    expect(marksOfReplies(record, 'red', ask('chosen'), reply(true, lastSeq))).toEqual([null]);
    const twice: Question = { at: { type: 'delivered', kind: 'promise', to: 'P1', times: 2 }, ask: 'chosen' };
    expect(marksOfReplies(record, 'P1', [twice], reply(false, promised))).toEqual([null]);
  });

  test('one that is missing, or to a question that there is not, is none', () => {
    expect(marksOfReplies(record, 'P1', ask('chosen'), [])).toEqual([null]);
    expect(marksOfReplies(record, 'P1', ask('chosen'), [{ question: 4, answer: true, seq: lastSeq }])).toEqual([null]);
  });
});
