/** All classes: those in memory, and those that the store still knows. */
import type { ClassEvent, ClassSettings } from '../../shared/class/events.ts';
import { CLASS_DEFAULTS, evolveClass, NO_CLASS, type ClassState } from '../../shared/class/state.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import { Again } from '../again.ts';
import type { Room } from '../room/room.ts';
import { Classroom, classStream, rosterStream, type ClassPast } from './classroom.ts';
import { hashPassphrase } from './passphrase.ts';
import type { School } from './school.ts';

/** A class, from the lines of its log. */
export function classIn(lines: readonly string[]): ClassState {
  return lines.map((line) => JSON.parse(line) as ClassEvent).reduce(evolveClass, NO_CLASS);
}

export class Classes {
  readonly #school: School;
  readonly #classes = new Map<string, Promise<Classroom | null>>();
  readonly #loaded = new Set<Classroom>();
  /** By the hash of the token that each is opened with. */
  readonly #opened: Again<{ readonly code: string }>;

  constructor(school: Omit<School, 'drop'>) {
    this.#school = {
      ...school,
      drop: (classroom) => {
        this.#drop(classroom, 'moved');
      },
    };
    this.#opened = new Again(school.clock);
    school.committer.onStall(() => {
      for (const { hall } of this.#loaded) hall.changed();
    });
  }

  /** A new class; `link` is the hash of its instructor's token. */
  async open(
    link: string,
    passphrase: string | null,
    settings: ClassSettings = CLASS_DEFAULTS,
  ): Promise<Classroom | Refused> {
    const opened = await this.#opened.once(link, () => this.#openAnew(link, passphrase, settings));
    return 'ok' in opened ? opened : ((await this.find(opened.code)) ?? refused('unknown-class', opened));
  }

  async #openAnew(
    link: string,
    passphrase: string | null,
    settings: ClassSettings,
  ): Promise<{ readonly code: string } | Refused> {
    const hash = passphrase === null ? '' : await hashPassphrase(passphrase);
    const code = await this.#school.freeCode();
    const past: ClassPast = { state: NO_CLASS, length: 0, commands: new Set(), names: new Map(), roster: [] };
    const classroom = this.#admit(new Classroom(code, this.#school, past));
    this.#classes.set(code, Promise.resolve(classroom));
    const refusal = await new Promise<Refused | null>((resolve) => {
      classroom.deed({ type: 'open', code, link, passphrase: hash, settings }, resolve);
    });
    if (refusal === null) return { code };
    this.#drop(classroom, null);
    return refusal;
  }

  /** The class with this code, read from the store where it is not in memory; null where there is none. */
  async find(code: string): Promise<Classroom | null> {
    const known = this.#classes.get(code);
    if (known) return known;
    const loading = this.#load(code);
    this.#classes.set(code, loading);
    try {
      const classroom = await loading;
      if (classroom === null) this.#classes.delete(code);
      return classroom;
    } catch (error) {
      this.#classes.delete(code);
      throw error;
    }
  }

  /** A room of a class was read, or a game has begun in it: its class sees to it. */
  async follow(room: Room): Promise<void> {
    const code = room.state.class;
    const classroom = code === null ? null : await this.find(code);
    await classroom?.follow(room);
  }

  /** These games are as old as games get. False where nobody has the class open. */
  async expire(code: string, sessions: readonly string[]): Promise<boolean> {
    const classroom = (await this.#classes.get(code)) ?? null;
    for (const session of sessions) classroom?.deed({ type: 'erase', session, due: true }, () => undefined);
    return classroom !== null;
  }

  /** Whether this stream is in memory. */
  uses(stream: string): boolean {
    return [...this.#loaded].some(({ code }) => stream === classStream(code));
  }

  /** Takes classes out of memory that nobody has had open for a while. */
  sweep(): void {
    for (const classroom of this.#loaded) {
      if (classroom.hall.emptyFor() > this.#school.limits.idleMinutes * 60_000) this.#drop(classroom, null);
    }
  }

  stop(): void {
    for (const classroom of this.#loaded) classroom.leave(null);
  }

  async #load(code: string): Promise<Classroom | null> {
    const { store } = this.#school;
    const stretches = await store.read(classStream(code));
    if (stretches.length === 0) return null;
    const lines = stretches.flatMap((stretch) => stretch.lines);
    const past: ClassPast = {
      state: classIn(lines),
      length: lines.length,
      commands: new Set(stretches.flatMap(({ commands }) => commands)),
      names: await store.names(classStream(code)),
      roster: [...(await store.names(rosterStream(code))).values()],
    };
    return this.#admit(new Classroom(code, this.#school, past));
  }

  #admit(classroom: Classroom): Classroom {
    this.#loaded.add(classroom);
    return classroom;
  }

  #drop(classroom: Classroom, reason: 'moved' | null): void {
    this.#classes.delete(classroom.code);
    this.#loaded.delete(classroom);
    classroom.leave(reason);
  }
}
