/** Plays a scene: its lines become the events of a session record. */
import { dutifulAnswer, seal, type ReplyDraft } from '../../../shared/paxos/answer.ts';
import type { ProtocolEvent, SentLetter } from '../../../shared/paxos/events.ts';
import { isRequest, samePair, type Letter, type Pair } from '../../../shared/paxos/letters.ts';
import type { Notebook } from '../../../shared/paxos/notebook.ts';
import { impossible } from '../../../shared/paxos/possible.ts';
import { advance, generalIn, newReferee, type Referee } from '../../../shared/paxos/referee.ts';
import { armyOf, type Acceptor } from '../../../shared/paxos/seats.ts';
import { RECORD_FORMAT } from '../../../shared/game/header.ts';
import type { SessionRecord } from '../../../shared/game/record.ts';
import { SceneError, type Place } from './place.ts';
import { onTheRoad, toAnswer, type Post, type Posted } from './post.ts';
import type { Act, Line, Scene } from './scene.ts';
import { sayNotebook } from './words.ts';

/** Game time between two events. */
const STEP_MS = 1000;

export interface PlayedLine {
  readonly line: Line;
  readonly events: readonly ProtocolEvent[];
  /** The last event so far; 0 before the first. */
  readonly seq: number;
}

export interface Played {
  readonly record: SessionRecord;
  readonly lines: readonly PlayedLine[];
}

type Unstamped<T> = T extends ProtocolEvent ? Omit<T, 'seq' | 'at'> : never;
type NewEvent = Unstamped<ProtocolEvent>;

export function playScene({ name, title, settings, lines }: Scene): Played {
  const game = new Game(newReferee(settings));
  const played = lines.map((line): PlayedLine => {
    const before = game.events.length;
    game.play(line.act, line.place);
    return { line, events: game.events.slice(before), seq: game.events.length };
  });
  const header = { format: RECORD_FORMAT, id: name, ...settings, title } as const;
  return { record: { header, events: game.events }, lines: played };
}

class Game {
  readonly events: ProtocolEvent[] = [];
  readonly #referee: Referee;
  readonly #post: Post = [];

  constructor(referee: Referee) {
    this.#referee = referee;
  }

  play(act: Act, place: Place): void {
    switch (act.type) {
      case 'prepare':
      case 'accept':
      case 'announce':
        for (const letter of lettersOf(act)) this.#send(letter, place);
        return;
      case 'deliver':
        for (const posted of onTheRoad(this.#post, act.name, act.again, place)) this.#deliver(posted, place);
        return;
      case 'capture':
        for (const posted of onTheRoad(this.#post, act.name, false, place)) {
          posted.onRoad = false;
          this.#add({ type: 'captured', letter: posted.letter.id }, place);
        }
        return;
      case 'right-answer':
        for (const by of act.by) this.#answerRight(act, by, place);
        return;
      case 'answer': {
        const { by, name, notebook, reply } = act;
        this.#answer(toAnswer(this.#post, by, name, place), by, notebook, reply, place);
        return;
      }
      case 'write':
        this.#add({ type: 'wrote', by: act.by, notebook: act.notebook }, place);
        return;
      case 'claim': {
        const { by, n, value } = act;
        this.#add({ type: 'claimed', by, n, value, evidence: this.#lettersShowing({ n, value }, by) }, place);
        return;
      }
      case 'order':
        this.#add({ type: 'ordered', army: armyOf(act.by), by: act.by, value: act.value }, place);
        return;
      case 'dawn':
        this.#add({ type: 'ended' }, place);
        return;
      case 'choosable':
        return;
    }
  }

  #send(letter: Unsealed, place: Place): void {
    const sealed: SentLetter = { id: this.#newId(), ...letter };
    this.#add({ type: 'sent', letter: sealed }, place);
    this.#post.push(posted(sealed));
  }

  #deliver(letter: Posted, place: Place): void {
    this.#add({ type: 'delivered', letter: letter.letter.id }, place);
    letter.onRoad = false;
    letter.arrivals += 1;
    letter.answers = 0;
  }

  #answerRight(act: Extract<Act, { type: 'right-answer' }>, by: Acceptor, place: Place): void {
    const answered = toAnswer(this.#post, by, act.name, place);
    const { letter } = answered;
    if (!isRequest(letter)) throw new SceneError(place, `nothing answers ${letter.kind}`);
    const { notebook, reply } = dutifulAnswer(generalIn(this.#referee, by).duty, letter);
    if (reply?.kind !== act.kind) {
      throw new SceneError(
        place,
        `the duty of ${by} asks for ${reply?.kind ?? 'silence'}: to do otherwise, spell it out (${by} answers … with …)`,
      );
    }
    if (act.notebook !== null && !sameNotebook(notebook, act.notebook)) {
      throw new SceneError(place, `the notebook of ${by} then reads ${sayNotebook(notebook)}`);
    }
    this.#answer(answered, by, notebook, reply, place);
  }

  #answer(answered: Posted, by: Acceptor, notebook: Notebook, draft: ReplyDraft | null, place: Place): void {
    const { letter } = answered;
    if (draft !== null && !(isRequest(letter) && (draft.kind !== 'accepted' || letter.kind === 'accept'))) {
      throw new SceneError(place, `${draft.kind} does not answer ${letter.kind}`);
    }
    const reply = draft === null || !isRequest(letter) ? null : seal(draft, letter, this.#newId());
    this.#add({ type: 'answered', by, re: letter.id, notebook, reply }, place);
    answered.answers += 1;
    if (reply !== null) this.#post.push(posted(reply));
  }

  #lettersShowing(pair: Pair, to: Letter['to']): readonly string[] {
    return this.#post
      .filter(({ letter, arrivals }) => letter.to === to && arrivals > 0 && shows(letter, pair))
      .map(({ letter }) => letter.id);
  }

  #newId(): string {
    return `L${this.#post.length + 1}`;
  }

  #add(event: NewEvent, place: Place): void {
    const seq = this.events.length + 1;
    const stamped: ProtocolEvent = { seq, at: seq * STEP_MS, ...event };
    const reason = impossible(this.#referee.table, stamped);
    if (reason !== null) {
      throw new SceneError(place, `that cannot happen: ${reason.code} ${JSON.stringify(reason.params)}`);
    }
    advance(this.#referee, stamped);
    this.events.push(stamped);
  }
}

type WithoutId<T> = T extends SentLetter ? Omit<T, 'id'> : never;
type Unsealed = WithoutId<SentLetter>;

function lettersOf(act: Extract<Act, { type: SentLetter['kind'] }>): readonly Unsealed[] {
  switch (act.type) {
    case 'prepare':
      return act.to.map((to) => ({ from: act.from, to, kind: 'prepare', n: act.n }));
    case 'accept':
      return act.to.map((to) => ({ from: act.from, to, kind: 'accept', n: act.n, value: act.value }));
    case 'announce':
      return act.to.map((to) => ({ from: act.from, to, kind: 'announce', value: act.value }));
  }
}

function posted(letter: Letter): Posted {
  return { letter, onRoad: true, arrivals: 0, answers: 0 };
}

function shows(letter: Letter, pair: Pair): boolean {
  return (
    (letter.kind === 'accepted' && samePair(letter, pair)) ||
    (letter.kind === 'promise' && samePair(letter.accepted, pair))
  );
}

function sameNotebook(a: Notebook, b: Notebook): boolean {
  return a.promised === b.promised && samePair(a.accepted, b.accepted);
}
