/** What one socket may ask of classes, and the place that it has in one once it has entered it. */
import { timingSafeEqual } from 'node:crypto';
import type { Breach } from '../../shared/class/breaches.ts';
import { peopleIn } from '../../shared/class/assignments.ts';
import { playedIn } from '../../shared/class/state.ts';
import { isLongPassphrase, LEAST_PASSPHRASE } from '../../shared/class/passphrase.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { RequestName, Requests } from '../../shared/wire/schemas.ts';
import type { Answer } from '../../shared/wire/wire.ts';
import { attemptViews } from '../class/assignment-views.ts';
import { INSTRUCTOR, type Attendant } from '../class/hall.ts';
import type { Classroom } from '../class/classroom.ts';
import { sheetViews } from '../class/sheets.ts';
import { isPassphrase } from '../class/passphrase.ts';
import { sameName, tidyName } from '../../shared/room/names.ts';
import { hashOf } from '../room/rooms.ts';
import type { Audience } from '../lead/debrief.ts';
import { begin, lookAt } from './attempt-requests.ts';
import { audienceInClass } from './audiences.ts';
import type { Reception } from './reception.ts';
import type { Tries } from './tries.ts';

/** Whatever only the instructor may. */
type InstructorsRequest =
  | 'teach'
  | 'relink'
  | 'nameStudent'
  | 'roster'
  | 'nudge'
  | 'session'
  | 'breaches'
  | 'lesson'
  | 'results'
  | 'sheets'
  | 'deleteSession';

export type ClassRequest =
  InstructorsRequest | 'openClass' | 'attend' | 'enterClass' | 'recover' | 'study' | 'assignment' | 'attempt';
type Reply = (answer: Answer<RequestName>) => void;

/** How a place in a class speaks to its socket. */
export type Voice = Omit<Attendant, 'who'> & { readonly connected: () => boolean };

interface Place {
  readonly classroom: Classroom;
  readonly attendant: Attendant;
}

export class ClassVisit {
  readonly #reception: Reception;
  readonly #tries: Tries;
  readonly #voice: Voice;
  #place: Place | null = null;

  constructor(reception: Reception, tries: Tries, voice: Voice) {
    this.#reception = reception;
    this.#tries = tries;
    this.#voice = voice;
  }

  /** Enters every room of a class at once, and acts in all of them. */
  get teaches(): boolean {
    return this.#place?.attendant.who === INSTRUCTOR;
  }

  serve(name: ClassRequest, payload: Requests[ClassRequest], reply: Reply): Promise<void> | undefined {
    switch (name) {
      case 'openClass':
        return this.#open(payload as Requests['openClass'], reply);
      case 'attend':
        return this.#attend(payload as Requests['attend'], reply);
      case 'enterClass':
        return this.#enter(payload as Requests['enterClass'], reply);
      case 'recover':
        return this.#recover(payload as Requests['recover'], reply);
      case 'assignment':
        return this.#assignment(payload as Requests['assignment'], reply);
      case 'attempt':
        return this.#attempt(payload as Requests['attempt'], reply);
      case 'study':
        return this.#study(payload as Requests['study'], reply);
      default:
        return this.#rule(name, payload, reply);
    }
  }

  /** Those whom a debrief of the class leads, as this socket is one of them; null while it has entered none. */
  get audience(): Audience | null {
    const place = this.#place;
    if (place === null) return null;
    return audienceInClass(place, this.teaches, this.#reception);
  }

  leave(): void {
    this.#place?.classroom.hall.leave(this.#place.attendant);
    this.#place = null;
  }

  async #open({ token, settings, passphrase, password }: Requests['openClass'], reply: Reply): Promise<void> {
    const { gate, classes, classPassword } = this.#reception;
    if (classPassword !== null && !same(password ?? '', classPassword)) {
      const blocked = await this.#tries.blocked();
      reply(blocked ?? (await this.#tries.wrong(refused('wrong-password'))));
      return;
    }
    if (passphrase !== undefined && !isLongPassphrase(passphrase)) {
      reply(refused('short-passphrase', { least: LEAST_PASSPHRASE }));
      return;
    }
    const wait = await gate.openRoom(this.#tries.address);
    if (wait > 0) {
      reply(refused('too-many', { seconds: wait }));
      return;
    }
    const opened = await classes.open(hashOf(token), passphrase ?? null, settings);
    reply('ok' in opened ? opened : { ok: true, code: opened.code, token });
  }

  async #attend({ code, name, token }: Requests['attend'], reply: Reply): Promise<void> {
    const { gate } = this.#reception;
    const classroom = await this.#find(code, reply);
    if (classroom === null) return;
    const tidy = tidyName(name);
    if (tidy === null) {
      reply(refused('bad-name'));
      return;
    }
    const hash = hashOf(token);
    const known = classroom.whoHas(hash);
    if (known === INSTRUCTOR) {
      reply(refused('not-student'));
      return;
    }
    if (known === null) {
      const wait = await gate.joinRoom(code);
      const refusal = wait > 0 ? refused('too-many', { seconds: wait }) : against(classroom, tidy);
      if (refusal !== null) {
        reply(refusal);
        return;
      }
    }
    const student = await new Promise<string | Refused>((resolve) => {
      classroom.arrive(tidy, hash, resolve);
    });
    if (typeof student !== 'string') {
      reply(student);
      return;
    }
    await classroom.rename(student, classroom.names.get(student) ?? tidy);
    reply({ ok: true, code, token });
  }

  async #enter({ code, token }: Requests['enterClass'], reply: Reply): Promise<void> {
    if (this.#tries.exhausted) {
      reply(refused('too-many', { seconds: 60 }));
      return;
    }
    const classroom = await this.#reception.classes.find(code);
    const who = classroom?.whoHas(hashOf(token)) ?? null;
    if (classroom === null || who === null) {
      reply(await this.#tries.wrong(refused('bad-token')));
      return;
    }
    // Whoever has left meanwhile must not be counted as here for good.
    if (!this.#voice.connected()) return;
    if (classroom.gone) {
      reply(refused('moved'));
      return;
    }
    this.leave();
    const voice = this.#voice;
    const place: Place = {
      classroom,
      attendant: {
        ...voice,
        who,
        out: (reason) => {
          if (this.#place === place) this.#place = null;
          voice.out(reason);
        },
      },
    };
    this.#place = place;
    classroom.hall.enter(place.attendant);
    const view = classroom.viewFor(place.attendant);
    const { cursor } = classroom.hall.lead;
    const lead = cursor === null ? {} : { led: cursor };
    reply(view === null ? refused('bad-token') : { ok: true, class: view, ...lead });
    // Whoever teaches enters them all anyway.
    if (who !== INSTRUCTOR) return;
    await classroom.readRooms();
    await classroom.attempts.scoreOld();
  }

  /**
   * Not looked up as other codes are: whoever has lost the link must not be kept from it by what others guess. Tries are
   * counted before they are looked at, so that many at once are not one.
   */
  async #recover({ code, passphrase, token }: Requests['recover'], reply: Reply): Promise<void> {
    const { gate, classes } = this.#reception;
    const wait = this.#tries.exhausted ? 60 : await gate.tryPassphrase(code, this.#tries.address);
    if (wait > 0) {
      reply(refused('too-many', { seconds: wait }));
      return;
    }
    const classroom = await classes.find(code);
    if (classroom === null) {
      reply(await this.#tries.wrong(refused('unknown-class', { code })));
      return;
    }
    if (!(await isPassphrase(passphrase, classroom.state.passphrase))) {
      reply(await this.#tries.wrong(refused('wrong-passphrase')));
      return;
    }
    classroom.deed({ type: 'relink', link: hashOf(token) }, (refusal) => {
      reply(refusal ?? { ok: true });
    });
  }

  /** The class's code and the number are all that the link of an assignment has. */
  async #assignment({ code, assignment }: Requests['assignment'], reply: Reply): Promise<void> {
    const classroom = await this.#find(code, reply);
    if (classroom !== null) reply(lookAt(classroom, assignment));
  }

  async #attempt(wish: Requests['attempt'], reply: Reply): Promise<void> {
    const classroom = await this.#find(wish.code, reply);
    if (classroom !== null) reply(await begin(classroom, wish, this.#reception.gate));
  }

  #study({ id, command }: Requests['study'], reply: Reply): Promise<void> | undefined {
    const place = this.#place;
    if (place === null || place.attendant.who === INSTRUCTOR) {
      reply(refused(place === null ? 'not-entered' : 'not-student'));
      return undefined;
    }
    const { classroom, attendant } = place;
    const study = (): void => {
      classroom.study(attendant.who, id, command, (refusal) => {
        reply(refusal ?? { ok: true });
      });
    };
    if (command.type === 'hand-in') return this.#seldom(classroom, attendant.who, study, reply);
    // In the order in which they come.
    study();
    return undefined;
  }

  /** Sheets are large, and the class keeps each. */
  async #seldom(classroom: Classroom, student: string, study: () => void, reply: Reply): Promise<void> {
    const wait = await this.#reception.gate.handIn(classroom.code, student);
    if (wait > 0) reply(refused('too-many', { seconds: wait }));
    else study();
  }

  async #rule(name: InstructorsRequest, payload: Requests[ClassRequest], reply: Reply): Promise<void> {
    const place = this.#place;
    if (place === null || !this.teaches) {
      reply(refused(place === null ? 'not-entered' : 'not-instructor'));
      return;
    }
    const { classroom } = place;
    const answer = (refusal: Refused | null): void => {
      reply(refusal ?? { ok: true });
    };
    switch (name) {
      case 'teach': {
        const { id, command } = payload as Requests['teach'];
        return classroom.teach(id, command, answer);
      }
      case 'relink':
        classroom.deed({ type: 'relink', link: hashOf((payload as Requests['relink']).token) }, answer);
        return;
      case 'roster': {
        const { names, only } = payload as Requests['roster'];
        await classroom.setRoster(names.map(tidyName).filter((one) => one !== null));
        classroom.deed({ type: 'list', only }, answer);
        return;
      }
      case 'session':
        return this.#session(classroom, (payload as Requests['session']).session, reply);
      case 'breaches':
        return this.#breaches(classroom, (payload as Requests['breaches']).sessions, reply);
      case 'lesson': {
        const lesson = classroom.state.lessons.get((payload as Requests['lesson']).lesson);
        reply(lesson === undefined ? refused('unknown-lesson') : { ok: true, lesson });
        return;
      }
      case 'sheets':
        reply({ ok: true, sheets: sheetViews(classroom) });
        return;
      case 'results': {
        const attempts = attemptViews(classroom, (payload as Requests['results']).assignment);
        reply(attempts === null ? refused('unknown-assignment') : { ok: true, attempts });
        return;
      }
      case 'deleteSession':
        return classroom.erase((payload as Requests['deleteSession']).session, answer);
      case 'nudge':
      case 'nameStudent': {
        const { student } = payload as Requests['nudge'];
        if (name === 'nameStudent' && peopleIn(classroom.state).has(student)) {
          // Whoever plays assignments has chosen their name themselves; it can be forgotten.
          if ((payload as Requests['nameStudent']).name !== null) answer(refused('unknown-student'));
          else {
            classroom.forgetPerson(student);
            answer(null);
          }
        } else if (!classroom.state.students.has(student)) answer(refused('unknown-student'));
        else if (name === 'nudge') {
          classroom.hall.nudge(student);
          answer(null);
        } else await this.#name(classroom, student, (payload as Requests['nameStudent']).name, answer);
      }
    }
  }

  async #name(
    classroom: Classroom,
    student: string,
    name: string | null,
    answer: (refusal: Refused | null) => void,
  ): Promise<void> {
    const tidy = name === null ? null : tidyName(name);
    const others = [...classroom.names]
      .filter(([other]) => other !== student && classroom.state.students.has(other))
      .map(([, one]) => one);
    if (name !== null && tidy === null) answer(refused('bad-name'));
    else if (tidy !== null && others.some((other) => sameName(other, tidy)))
      answer(refused('name-taken', { name: tidy }));
    else {
      await classroom.rename(student, tidy);
      answer(null);
    }
  }

  async #session(classroom: Classroom, session: string, reply: Reply): Promise<void> {
    const { verdicts } = this.#reception;
    const played = playedIn(classroom.state, session);
    if (played === null) {
      reply(refused('unknown-session'));
      return;
    }
    const over = await verdicts.isOver(session);
    const ended = over ? await verdicts.lastAt(session) : null;
    const verdict = over ? await verdicts.on(session) : null;
    const players = Object.fromEntries(classroom.state.members.get(played.room) ?? []);
    reply({ ok: true, text: await verdicts.record(session), verdict, ended, players });
  }

  async #breaches({ state }: Classroom, sessions: readonly string[], reply: Reply): Promise<void> {
    const games = new Map<string, readonly Breach[]>();
    for (const { session, room, gone } of state.played) {
      if (gone || !sessions.includes(session)) continue;
      // One that cannot be read is as good as none.
      const found = await this.#reception.verdicts.breaches(session).catch(() => null);
      const members = state.members.get(room);
      if (found === null) continue;
      games.set(
        session,
        found.map(({ rule, by }) => ({
          rule,
          by: by.map((one) => (one === null ? null : (members?.get(one) ?? null))),
        })),
      );
    }
    reply({ ok: true, games: Object.fromEntries(games) });
  }

  /** Looks a code up, and counts it where there is no such class. */
  async #find(code: string, reply: Reply): Promise<Classroom | null> {
    const blocked = await this.#tries.blocked();
    if (blocked !== null) {
      reply(blocked);
      return null;
    }
    const classroom = await this.#reception.classes.find(code);
    if (classroom !== null) return classroom;
    await this.#tries.miss();
    reply(refused('unknown-class', { code }));
    return null;
  }
}

/** Why nobody with this name comes in, or null. */
function against(classroom: Classroom, name: string): Refused | null {
  if (classroom.state.locked) return refused('class-locked');
  if (classroom.namesHere.some((other) => sameName(other, name))) return refused('name-taken', { name });
  const listed = classroom.roster.some((other) => sameName(other, name));
  return classroom.state.listedOnly && !listed ? refused('not-on-roster', { name }) : null;
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(hashOf(a)), Buffer.from(hashOf(b))];
  return timingSafeEqual(one, other);
}
