/** The rooms of a class: opened, read, and made to follow it. What a room already is, it is not told twice. */
import { decideClassDeed } from '../../shared/class/decide.ts';
import type { Student } from '../../shared/class/events.ts';
import { askThatIsOn, type ClassState } from '../../shared/class/state.ts';
import type { Room } from '../room/room.ts';
import type { Classroom } from './classroom.ts';
import type { School } from './school.ts';
import { wantedIn } from './wanted.ts';

/** What no token's hash is. */
const NOBODY = '';

export class ClassRooms {
  /** Those that could not be read when they were last looked for. */
  readonly unreadable = new Set<string>();
  readonly #classroom: Classroom;
  readonly #school: School;

  constructor(classroom: Classroom, school: School) {
    this.#classroom = classroom;
    this.#school = school;
  }

  /** Those that can be read. */
  async all(): Promise<readonly Room[]> {
    const found = await Promise.all(this.#classroom.decided.rooms.map((code) => this.find(code)));
    return found.filter((room) => room !== null);
  }

  /** A room whose log is damaged is as good as none: the others go on, and the desk is told. */
  async find(code: string): Promise<Room | null> {
    try {
      const room = await this.#school.rooms.find(code);
      if (this.unreadable.delete(code)) this.#classroom.hall.changed();
      return room;
    } catch (error) {
      this.#school.log.error({ error, class: this.#classroom.code, room: code }, 'a room of a class cannot be read');
      this.unreadable.add(code);
      this.#classroom.hall.changed();
      return null;
    }
  }

  open(): Promise<Room> {
    const { code, decided } = this.#classroom;
    return this.#school.rooms.open(decided.settings.room, { code, link: decided.link, attempt: null });
  }

  /** The room knows its members by pseudonyms of its own: the class keeps whose they are, also once they have left. */
  noteMembers(room: Room, wanted: readonly { readonly student: Student; readonly token: string }[]): void {
    const members = wanted.flatMap(({ student, token }) => {
      const member = room.memberToBe(token);
      return member === null ? [] : [[member, student] as const];
    });
    const deed = { type: 'enrol', room: room.code, members: Object.fromEntries(members) } as const;
    const decision = decideClassDeed(this.#classroom.decided, deed, this.#school.limits.students);
    if (decision.ok && decision.events.length > 0) this.#classroom.deed(deed, () => undefined);
  }

  /** Makes every room what the class, as it is durable, wants it to be; `before`: as it was until now. */
  async settleAll(before: ClassState): Promise<void> {
    for (const code of new Set([...before.rooms, ...this.#classroom.state.rooms])) await this.settle(code, before);
  }

  async settle(code: string, before: ClassState): Promise<void> {
    const room = await this.find(code);
    // Read late: what was decided meanwhile counts.
    const { state, decided, names } = this.#classroom;
    if (room === null) return;
    const attempt = state.attempts.get(code);
    if (attempt !== undefined) {
      await this.#classroom.attempts.settle(room, attempt);
      return;
    }
    if (!state.rooms.includes(code)) {
      // Given up: nobody is in it any more, not even its host.
      room.reins.enrol([]);
      room.reins.rekeyHost(NOBODY);
      return;
    }
    room.reins.rekeyHost(state.link);
    // A room that had begun a game just before it was told is told again when it is over.
    if (room.state.settings.armies !== state.settings.room.armies) room.reins.settle(state.settings.room);
    const wanted = wantedIn(state, code);
    room.reins.enrol(wanted.map((one) => ({ ...one, name: names.get(one.student) ?? null })));
    this.noteMembers(room, wanted);
    if (state.settings !== before.settings) room.reins.settle(state.settings.room);
    // A question that is decided holds time already; one that is over does until that is durable.
    if ([state, decided].some((one) => askThatIsOn(one)?.rooms.includes(code))) room.reins.freeze();
    else room.reins.thaw();
  }
}
