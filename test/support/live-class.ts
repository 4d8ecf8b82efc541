/** A class on a real server: its instructor and its students, each with a socket. */
import { newToken } from '../../server/room/rooms.ts';
import type { ClassCommand } from '../../shared/class/commands.ts';
import type { ClassSettings } from '../../shared/class/events.ts';
import { CLASS_DEFAULTS } from '../../shared/class/state.ts';
import type { DeskView, StudentView } from '../../shared/wire/class-view.ts';
import type { Answer } from '../../shared/wire/wire.ts';
import { LivePlayer } from './live-player.ts';
import type { LiveServer } from './live-server.ts';

/** Letters at once, bots that do not wait, and nobody's word against anybody's. */
export const QUICK: ClassSettings = {
  ...CLASS_DEFAULTS,
  room: {
    ...CLASS_DEFAULTS.room,
    pace: [0, 0],
    valley: { ...CLASS_DEFAULTS.room.valley, walk: [0, 0] },
  },
};

export class LiveStudent extends LivePlayer {
  get desk(): StudentView {
    if (this.class?.role !== 'student') throw new Error('not in the class as a student');
    return this.class;
  }

  /** Comes in, and stays. */
  async attend(code: string, name: string, token = newToken()): Promise<Answer<'attend'>> {
    const answer = await this.request('attend', { code, name, token });
    if (answer.ok) await this.enterClass(code, token);
    return answer;
  }

  async enterClass(code: string, token: string): Promise<Answer<'enterClass'>> {
    this.token = token;
    return this.request('enterClass', { code, token }, (answer) => {
      if (answer.ok) this.class = answer.class;
    });
  }

  /** Enters the room where the class has placed this student, once it is there. */
  async enterRoom(): Promise<void> {
    await this.until(() => this.desk.place !== null, 'a place');
    this.code = this.desk.place?.room ?? '';
    for (let tries = 0; ; tries += 1) {
      const answer = await this.enter();
      if (answer.ok) return;
      if (tries > 50) throw new Error(`no way into the room: ${answer.code}`);
    }
  }
}

export class LiveInstructor extends LivePlayer {
  get desk(): DeskView {
    if (this.class?.role !== 'instructor') throw new Error('not the instructor of a class');
    return this.class;
  }

  async openClass(settings: ClassSettings = QUICK, passphrase?: string): Promise<string> {
    const token = newToken();
    const opened = await this.request('openClass', { token, settings, ...(passphrase ? { passphrase } : {}) });
    if (!opened.ok) throw new Error(opened.code);
    this.code = opened.code;
    await this.enterClass(token);
    return opened.code;
  }

  async enterClass(token: string): Promise<Answer<'enterClass'>> {
    this.token = token;
    return this.request('enterClass', { code: this.code, token }, (answer) => {
      if (answer.ok) this.class = answer.class;
    });
  }

  async teach(command: ClassCommand, id = this.newId()): Promise<Answer<'teach'>> {
    return this.request('teach', { id, command });
  }

  /** Fills one of the class's rooms with bots and begins its game, as its host. */
  async begin(room: string): Promise<void> {
    const entered = await this.request('enter', {
      code: room,
      token: this.token,
      session: null,
      have: 0,
      beside: true,
    });
    if (!entered.ok || !entered.room.you.host) throw new Error('not the host of this room');
    for (const type of ['fill', 'start'] as const) {
      const answer = await this.request('arrange', { id: this.newId(), command: { type }, room });
      if (!answer.ok) throw new Error(`${type}: ${answer.code}`);
    }
  }

  /** A command that must succeed, and change something: what it has changed is shown when this resolves. */
  async rule(command: ClassCommand): Promise<void> {
    let before = this.class;
    // In its turn: whoever awaits the answer may see the class first.
    const answer = await this.request('teach', { id: this.newId(), command }, () => {
      before = this.class;
    });
    if (!answer.ok) throw new Error(`${JSON.stringify(command)}: ${answer.code}`);
    await this.until(() => this.class !== before, 'the class as it is now');
  }
}

export function instructorAt(server: LiveServer): LiveInstructor {
  return new LiveInstructor(server.origin, 'instructor');
}

export async function studentsAt(server: LiveServer, code: string, count: number): Promise<readonly LiveStudent[]> {
  const students = Array.from({ length: count }, (_, i) => new LiveStudent(server.origin, `student-${i + 1}`));
  // One after the other: who comes first is seated first.
  for (const [i, student] of students.entries()) {
    const answer = await student.attend(code, `Student ${i + 1}`);
    if (!answer.ok) throw new Error(answer.code);
  }
  return students;
}
