/**
 * A class: its log, who has it open, and the rooms that it seats. What the class has decided is durable first; then its
 * rooms are made to follow, and are again whenever either side is read anew, so that nothing between the two logs is
 * lost: what a room already is, it is not told twice.
 */
import type { ClassCommand, ClassDeed, StudentCommand } from '../../shared/class/commands.ts';
import { peopleIn, type Attempting, type Person } from '../../shared/class/assignments.ts';
import { decideClass, decideClassDeed, decideStudent, newRoomsFor } from '../../shared/class/decide.ts';
import type { Student } from '../../shared/class/events.ts';
import { askThatIsOn, evolveClass, playedIn, studentWith, type ClassState } from '../../shared/class/state.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { ClassView, Keeping } from '../../shared/wire/class-view.ts';
import type { Answer, Room } from '../room/room.ts';
import { sameName } from '../../shared/room/names.ts';
import { Draft } from '../store/draft.ts';
import type { Append } from '../store/store.ts';
import { roomStream } from '../room/decided.ts';
import { Attempts } from './attempts.ts';
import { Hall, INSTRUCTOR, type Onlooker, type Who } from './hall.ts';
import { aroundOf, withoutBarred, type Decision } from './around.ts';
import { ClassRooms } from './class-rooms.ts';
import { sheetKey } from './sheets.ts';
import { keepingOf } from './keeping.ts';
import type { School } from './school.ts';
import { deskView, studentView } from './views.ts';

export function classStream(code: string): string {
  return `class/${code}`;
}

/** Names that were handed in, kept apart from the log like all names. */
export function rosterStream(code: string): string {
  return `roster/${code}`;
}

/** A class as the store tells of it. */
export interface ClassPast {
  readonly state: ClassState;
  readonly length: number;
  readonly commands: ReadonlySet<string>;
  readonly names: ReadonlyMap<Student, string>;
  readonly roster: readonly string[];
}

export class Classroom {
  readonly code: string;
  readonly hall: Hall;
  readonly attempts: Attempts;
  readonly #school: School;
  readonly #rooms: ClassRooms;
  readonly #draft: Draft;
  /** As decided, as it is on its way to the store, and as it is durable. */
  #state: ClassState;
  #taken: ClassState;
  #shown: ClassState;
  readonly #names: Map<Student, string>;
  #roster: readonly string[];
  #waiting: Answer[] = [];
  #committing: Answer[] = [];
  #gone = false;

  constructor(code: string, school: School, past: ClassPast) {
    this.code = code;
    this.#school = school;
    this.#state = past.state;
    this.#taken = past.state;
    this.#shown = past.state;
    this.#names = new Map(past.names);
    this.#roster = past.roster;
    this.#draft = new Draft(classStream(code), past.length, past.commands);
    this.#rooms = new ClassRooms(this, school);
    this.attempts = new Attempts(this, this.#rooms, school);
    this.hall = new Hall(school.clock, (onlooker) => this.viewFor(onlooker));
  }

  get state(): ClassState {
    return this.#shown;
  }

  /** What is decided by now, though it may not be durable yet. */
  get decided(): ClassState {
    return this.#state;
  }

  get gone(): boolean {
    return this.#gone;
  }

  get names(): ReadonlyMap<Student, string> {
    return this.#names;
  }

  /** Of everyone who is here, or is about to be. */
  get namesHere(): readonly string[] {
    return [...this.#names].filter(([student]) => this.#state.students.has(student)).map(([, name]) => name);
  }

  get roster(): readonly string[] {
    return this.#roster;
  }

  /** Rooms that could not be read when they were last looked for. */
  get unreadable(): ReadonlySet<string> {
    return this.#rooms.unreadable;
  }

  get keeping(): Keeping {
    return keepingOf(this.#shown, this.#school.limits);
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#school.calendar();
  }

  get lan(): readonly string[] {
    return this.#school.lan();
  }

  /** Nothing can be asked of this class at the moment. */
  get stalled(): boolean {
    return this.#school.committer.stalled || this.#gone;
  }

  viewFor({ who, atServer }: Onlooker): ClassView | null {
    return who === INSTRUCTOR ? deskView(this, atServer) : studentView(this, who);
  }

  /** Who has the token with this hash; null where nobody here has. */
  whoHas(tokenHash: string): Who | null {
    return tokenHash === this.#shown.link ? INSTRUCTOR : studentWith(this.#shown, tokenHash);
  }

  /** What the class does by itself, or what was asked for with a secret instead of a command. */
  deed(deed: ClassDeed, answer: Answer): void {
    if (this.stalled) {
      answer(refused('store-down'));
      return;
    }
    this.#carryOut(decideClassDeed(this.#state, deed, this.#school.limits.students), null, answer);
  }

  /** Somebody comes in with a name that is free. Asked once more, because the answer was lost, it is the same student. */
  arrive(name: string, tokenHash: string, answer: (student: Student | Refused) => void): void {
    const known = studentWith(this.#state, tokenHash);
    if (known === null) {
      const student = `s${this.#state.arrived + 1}`;
      this.deed({ type: 'arrive', token: tokenHash }, (refusal) => {
        if (refusal !== null) this.#names.delete(student);
        answer(refusal ?? student);
      });
      if (this.#state.students.has(student)) this.#names.set(student, name);
      return;
    }
    this.#wait((refusal) => {
      answer(refusal ?? known);
    });
  }

  /** Whoever has this name, or the next one. */
  personCalled(name: string): Person {
    const known = [...this.#names].find(([who, other]) => who.startsWith('p') && sameName(other, name));
    return known?.[0] ?? `p${this.#state.people + 1}`;
  }

  /** An attempt under this name is begun. */
  async attempt(
    name: string,
    attempt: Omit<Attempting, 'person'> & { readonly token: string; readonly room: string },
  ): Promise<Refused | null> {
    const person = this.personCalled(name);
    const isNew = !this.#names.has(person);
    const refusal = await new Promise<Refused | null>((resolve) => {
      this.deed({ type: 'attempt', ...attempt, person }, resolve);
      if (this.#state.attempts.has(attempt.room)) this.#names.set(person, this.#names.get(person) ?? name);
    });
    if (refusal !== null && isNew) this.#names.delete(person);
    if (refusal === null && isNew) await this.#school.store.setName(classStream(this.code), person, name);
    return refusal;
  }

  async teach(id: string, command: ClassCommand, answer: Answer): Promise<void> {
    const own = `instructor:${id}`;
    if (this.#known(own, answer)) return;
    const rooms = await this.#rooms.all();
    // What is refused anyway opens no room.
    const first = decideClass(this.#state, command, aroundOf(rooms, []));
    if (!first.ok) {
      answer(refused(first.code));
      return;
    }
    const fresh: Room[] = [];
    // Somebody may arrive while a room is opened.
    while (fresh.length < newRoomsFor(this.#state, command)) fresh.push(await this.#rooms.open());
    if (this.#known(own, answer)) return;
    const decision = decideClass(this.#state, command, aroundOf(rooms, fresh));
    this.#carryOut(withoutBarred(command, decision, this.#state, rooms), own, answer);
    if (!decision.ok || command.type !== 'freeze') return;
    // At once, while what was found to be true still is: it goes to the store together with the question.
    const ask = askThatIsOn(this.#state);
    for (const room of rooms) if (ask?.rooms.includes(room.code)) room.reins.freeze();
  }

  study(student: Student, id: string, command: StudentCommand, answer: Answer): void {
    const own = `${student}:${id}`;
    const decide = (): Decision => decideStudent(this.#state, command, student, sheetKey(this.#state, student));
    if (!this.#known(own, answer)) this.#carryOut(decide(), own, answer);
  }

  /** Null forgets the name, here and in every room. */
  async rename(student: Student, name: string | null): Promise<void> {
    const { store } = this.#school;
    const stream = classStream(this.code);
    await (name === null ? store.forgetName(stream, student) : store.setName(stream, student, name));
    const before = this.#names.get(student);
    if (name === null) this.#names.delete(student);
    else this.#names.set(student, name);
    if (name === null && before !== undefined && this.#roster.some((other) => sameName(other, before))) {
      await this.setRoster(this.#roster.filter((other) => !sameName(other, before)));
    }
    const token = this.#shown.students.get(student)?.token;
    if (token !== undefined) for (const room of await this.#rooms.all()) room.reins.rename(token, name);
    this.hall.changed();
  }

  async setRoster(names: readonly string[]): Promise<void> {
    const numbered = names.map((name, i) => [`r${i + 1}`, name] as const);
    await this.#school.store.setNames(rosterStream(this.code), new Map(numbered));
    this.#roster = names;
    this.hall.changed();
  }

  /** The record of a game of this class that is over is deleted; refused where there is none, or the game is on. */
  async erase(session: string, answer: Answer): Promise<void> {
    const played = playedIn(this.#shown, session);
    if (played === null) {
      answer(refused('unknown-session'));
      return;
    }
    const room = await this.#rooms.find(played.room);
    if (room?.playing === true && room.state.session === session) {
      answer(refused('game-on'));
      return;
    }
    room?.reins.clear(session);
    for (const lead of [this.hall.lead, room?.presence.lead]) if (lead?.cursor?.session === session) lead.stop();
    await this.#school.removeSession(session);
    this.deed({ type: 'erase', session, due: false }, answer);
  }

  /** Finds out which rooms cannot be read. */
  async readRooms(): Promise<void> {
    await this.#rooms.all();
  }

  /** A room of this class was read, or a game has begun in it. */
  async follow(room: Room): Promise<void> {
    const { session } = room.state;
    // By what it began with: the class may have set another lesson since.
    const id = room.game?.header.lesson;
    const lesson = id === undefined ? {} : { lesson: id };
    const at = this.#school.calendar();
    if (session !== null) this.deed({ type: 'play', room: room.code, session, at, ...lesson }, () => undefined);
    await this.#rooms.settle(room.code, this.#shown);
    await this.attempts.score(room);
  }

  /** Leaves the memory; the next one who comes reads the class again. */
  leave(reason: 'moved' | null): void {
    this.#gone = true;
    this.hall.close();
    if (reason !== null) this.hall.dismiss(reason, () => true);
  }

  readonly take = (): readonly Append[] => {
    this.#committing = this.#waiting;
    this.#waiting = [];
    this.#taken = this.#state;
    return this.#draft.take();
  };

  readonly kept = (): void => {
    const before = this.#shown;
    this.#shown = this.#taken;
    for (const answer of this.#committing.splice(0)) answer(null);
    if (this.#shown === before) return;
    for (const student of before.students.keys()) if (!this.#shown.students.has(student)) this.#forget(student);
    const people = peopleIn(this.#shown);
    for (const person of peopleIn(before)) if (!people.has(person)) this.forgetPerson(person);
    if (this.#shown.link !== before.link) this.attempts.rekey(this.#shown.link);
    if (this.#shown.link !== before.link) this.hall.dismiss('removed', (who) => who === INSTRUCTOR);
    this.#rooms
      .settleAll(before)
      .catch((error: unknown) => {
        this.#school.log.error({ error, class: this.code }, 'the rooms of a class could not follow it');
      })
      // Whoever sees that they have a place there may enter it.
      .finally(() => {
        this.hall.changed();
      });
  };

  readonly stale = (): void => {
    for (const answer of [...this.#committing.splice(0), ...this.#waiting.splice(0)]) answer(refused('moved'));
    this.#school.drop(this);
  };

  /** The name of somebody who plays assignments, here and in every room. */
  forgetPerson(person: Person): void {
    const { store, log, rooms } = this.#school;
    for (const { person: whose, room, token } of this.#state.attempts.values()) {
      if (whose !== person) continue;
      const held = rooms.held(room);
      if (held !== null) held.reins.rename(token, null);
      for (const member of held === null ? (this.#state.members.get(room)?.keys() ?? []) : []) {
        store.forgetName(roomStream(room), member).catch((error: unknown) => {
          log.error({ error, room }, 'a name could not be forgotten');
        });
      }
    }
    this.#forget(person);
    this.hall.changed();
  }

  /** Whoever has left leaves no name behind. */
  #forget(student: Student): void {
    const { store, log } = this.#school;
    this.#names.delete(student);
    store.forgetName(classStream(this.code), student).catch((error: unknown) => {
      log.error({ error, class: this.code }, 'a name could not be forgotten');
    });
  }

  /** True where the command was carried out before, or cannot be now; then it is answered. */
  #known(own: string, answer: Answer): boolean {
    if (this.stalled) {
      answer(refused(this.#gone ? 'moved' : 'store-down'));
      return true;
    }
    if (!this.#draft.has(own)) return false;
    this.#wait(answer);
    return true;
  }

  #carryOut(decision: Decision, own: string | null, answer: Answer): void {
    if (!decision.ok) {
      answer(refused(decision.code));
      return;
    }
    for (const event of decision.events) {
      this.#state = evolveClass(this.#state, event);
      this.#draft.add(event);
    }
    if (own !== null && decision.events.length > 0) this.#draft.note(own);
    this.#wait(answer);
  }

  #wait(answer: Answer): void {
    this.#waiting.push(answer);
    this.#school.committer.add(this);
  }
}
