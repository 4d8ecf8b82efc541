/** A lesson as it is being written: its text is what counts, and the form changes the text. */
import * as v from 'valibot';
import { armies, span, time, valley } from '../../../shared/game/fields.ts';
import { CALM_VALLEY } from '../../../shared/game/valley.ts';
import { parseLesson } from '../../../shared/lessons/check.ts';
import type { LessonFault } from '../../../shared/lessons/fault.ts';
import { MAX_ARMIES, proposersOf } from '../../../shared/paxos/seats.ts';
import { ROOM_DEFAULTS, type RoomSettings } from '../../../shared/room/settings.ts';
import type { Draft } from '../../room/settings-draft.svelte.ts';
import { faultWords } from './fault-words.ts';
import { offsetOf, placeOf, valueAt, withAt, writeJson, type Stretch } from './json-text.ts';
import { jsonIn } from './own-lessons.svelte.ts';

export class Editing implements Draft {
  readonly #text: () => string;
  readonly #write: (text: string) => void;
  readonly #checked = $derived.by(() => parseLesson(this.#text()));
  readonly #value = $derived.by(() => jsonIn(this.#text()));

  /** `text` is what it is now, `write` changes it. */
  constructor(text: () => string, write: (text: string) => void) {
    this.#text = text;
    this.#write = write;
  }

  get text(): string {
    return this.#text();
  }

  set text(text: string) {
    this.#write(text);
  }

  /** Null while something is wrong with it. */
  get lesson() {
    return this.#checked.ok ? this.#checked.lesson : null;
  }

  get faults(): readonly LessonFault[] {
    return this.#checked.ok ? [] : this.#checked.faults;
  }

  /** There is something that a form can show. */
  get isForm(): boolean {
    return typeof this.#value === 'object' && this.#value !== null && !Array.isArray(this.#value);
  }

  at(path: string): unknown {
    return valueAt(this.#value, path);
  }

  textAt(path: string): string {
    const value = this.at(path);
    return typeof value === 'string' ? value : '';
  }

  listAt(path: string): readonly unknown[] {
    const value = this.at(path);
    return Array.isArray(value) ? value : [];
  }

  /** Undefined takes away what was there. */
  set(path: string, value: unknown): void {
    this.#write(writeJson(withAt(this.#value, path, value)));
  }

  add(path: string, value: unknown): void {
    this.set(path, [...this.listAt(path), value]);
  }

  /** In words; null where nothing is wrong at this very place. */
  faultAt(path: string): string | null {
    const fault = this.faults.find((one) => one.path === path);
    return fault === undefined ? null : faultWords(fault);
  }

  /** Where a fault stands in the text. */
  placeOf({ code, path, params }: LessonFault): Stretch {
    if (code !== 'not-json') return path === '' ? { from: 0, to: 0 } : placeOf(this.text, path);
    const from = offsetOf(this.text, Number(params['line']), Number(params['column']));
    return { from, to: from + 1 };
  }

  /** What has to be sound for a form to be drawn is; of the rest, what is none of the choices is shown as none of them. */
  get settings(): RoomSettings {
    const count = this.#sound('armies', armies, MAX_ARMIES);
    const { acceptRule, tent, level, dawn } = (this.#value ?? {}) as RoomSettings;
    const shown = this.#sound('valley', valley, CALM_VALLEY);
    const pace = this.#sound('pace', span, ROOM_DEFAULTS.pace);
    return { armies: count, acceptRule, tent, level, valley: shown, wishes: this.#wishes(count), pace, dawn };
  }

  change(part: Partial<RoomSettings>): void {
    const wishes = part.armies === undefined ? {} : { wishes: this.#wishes(part.armies) };
    const value = Object.entries({ ...part, ...wishes }).reduce<unknown>(
      (lesson, [path, one]) => withAt(lesson, path, one),
      this.#value,
    );
    this.#write(writeJson(value));
  }

  changeValley(part: Partial<RoomSettings['valley']>): void {
    this.change({ valley: { ...this.settings.valley, ...part } });
  }

  #sound<Value>(path: string, schema: v.GenericSchema<unknown, Value>, otherwise: Value): Value {
    const parsed = v.safeParse(schema, this.at(path));
    return parsed.success ? parsed.output : otherwise;
  }

  /** One for each army. */
  #wishes(count: number): readonly string[] {
    return proposersOf(count).map((_, i) => {
      const wish = this.at(`wishes.${i}`);
      return v.is(time, wish) ? wish : (ROOM_DEFAULTS.wishes[i] ?? '06:00');
    });
  }
}
