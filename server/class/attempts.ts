/**
 * Attempts at the assignments of a class. Each has a room of its own, which follows the class like the others: whoever
 * begins it has one place, bots have the rest, and once its game is over the class scores it, by the record and the judge.
 */
import { againstAttempt, assignmentIn, attemptWith, type Attempt } from '../../shared/class/assignments.ts';
import { marksOfReplies } from '../../shared/class/replies.ts';
import { readRecord } from '../../shared/game/record.ts';
import { examOf } from '../../shared/lessons/exam.ts';
import type { Role } from '../../shared/lessons/goals.ts';
import { resultOf } from '../../shared/lessons/result.ts';
import { settingsOf } from '../../shared/lessons/settings-of.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { Room } from '../room/room.ts';
import type { ClassRooms } from './class-rooms.ts';
import type { Classroom } from './classroom.ts';
import type { School } from './school.ts';

export interface Wish {
  readonly assignment: number;
  /** As it is kept. */
  readonly name: string;
  readonly role: Role;
  readonly tokenHash: string;
}

export class Attempts {
  readonly #classroom: Classroom;
  readonly #rooms: ClassRooms;
  readonly #school: School;
  /** What a server that was stopped in between has left unscored was looked for. */
  #looked = false;

  constructor(classroom: Classroom, rooms: ClassRooms, school: School) {
    this.#classroom = classroom;
    this.#rooms = rooms;
    this.#school = school;
  }

  /** Asked again with the same token, the answer lost, it is the same one. */
  async begin({ assignment: number, name, role, tokenHash: token }: Wish): Promise<Attempt | Refused> {
    const classroom = this.#classroom;
    const { rooms, calendar } = this.#school;
    if (attemptWith(classroom.state, token) === null) {
      const wish = { assignment: number, person: classroom.personCalled(name), role, at: calendar() };
      // What is refused anyway opens no room.
      const reason = againstAttempt(classroom.state, wish);
      const assignment = assignmentIn(classroom.state, number);
      if (reason !== null || assignment === null) return refused(reason ?? 'unknown-assignment');
      const { link, code } = classroom.state;
      const settings = settingsOf(examOf(assignment.lesson, role), assignment.own);
      const room = await rooms.open(settings, { code, link, attempt: number });
      const refusal = await classroom.attempt(name, { ...wish, token, room: room.code });
      if (refusal !== null) return refusal;
    }
    const attempt = attemptWith(classroom.state, token);
    const room = attempt === null ? null : await rooms.find(attempt.room);
    if (attempt === null || room === null) return refused('moved');
    return (await this.settle(room, attempt)) ?? attempt;
  }

  /** Makes the room what it is to be, and begins its game once everyone is there. */
  async settle(room: Room, { person, token, role }: Attempt): Promise<Refused | null> {
    const classroom = this.#classroom;
    room.reins.rekeyHost(classroom.state.link);
    const [as, seat] = role === 'red' ? (['red', null] as const) : (['player', role] as const);
    const wanted = [{ student: person, token, as, seat }];
    room.reins.enrol(wanted.map((one) => ({ ...one, name: classroom.names.get(person) ?? null })));
    this.#rooms.noteMembers(room, wanted);
    return room.reins.begin();
  }

  /** The old link opens none of the rooms any more; those that are not in memory follow when they are read. */
  rekey(link: string): void {
    for (const { room } of this.#classroom.state.attempts.values())
      this.#school.rooms.held(room)?.reins.rekeyHost(link);
  }

  async score(room: Room): Promise<void> {
    const classroom = this.#classroom;
    const { verdicts, calendar } = this.#school;
    const attempt = classroom.state.attempts.get(room.code);
    const { session, phase, replies } = room.state;
    if (attempt?.result !== null || session === null || phase !== 'over') return;
    const lesson = classroom.state.assignments[attempt.assignment - 1]?.lesson;
    const judged = await verdicts.on(session);
    const read = readRecord(await verdicts.record(session));
    if (lesson === undefined || judged === null || !read.ok) return;
    const result = {
      ...resultOf(lesson, attempt.role, judged.verdict, read.record),
      ended: (await verdicts.lastAt(session)) ?? calendar(),
      answers: marksOfReplies(read.record, attempt.role, lesson.questions, replies),
    };
    classroom.deed({ type: 'score', room: room.code, result }, () => undefined);
  }

  /** Those whose games were over before anybody could write down what came of them. */
  async scoreOld(): Promise<void> {
    if (this.#looked) return;
    this.#looked = true;
    const { rooms, verdicts, log } = this.#school;
    for (const { room, session, result } of this.#classroom.state.attempts.values()) {
      if (result !== null || rooms.held(room) !== null) continue;
      // A room that is read tells its class how it stands; one that is abandoned is left alone.
      const over = session === null || (await verdicts.isOver(session));
      const read = over ? rooms.find(room) : null;
      await read?.catch((error: unknown) => {
        log.error({ error, room }, 'a room of an attempt cannot be read');
      });
    }
  }
}
