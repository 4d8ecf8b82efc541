/** A general's game without a server: letters are handed in, and acts get into the log as the server would have them. */
import { LivePlay, type Act } from '../../../client/play/play.svelte.ts';
import type { PlayerCommand } from '../../../shared/game/commands.ts';
import { enter } from '../../../shared/game/entry.ts';
import type { HelpLevel, PlayerHeader } from '../../../shared/game/header.ts';
import type { PlayerEvent } from '../../../shared/game/redact.ts';
import { seal } from '../../../shared/paxos/answer.ts';
import { isRequest, type Letter } from '../../../shared/paxos/letters.ts';
import { refused, type Refused } from '../../../shared/wire/refusal.ts';

let games = 0;

export class GeneralSeat {
  readonly play: LivePlay;
  readonly commands: PlayerCommand[] = [];
  /** What the server says instead of carrying an act out. */
  refusal: Refused | null = null;
  /** While the line is down, acts wait. */
  #held: (() => void)[] | null = null;
  #at = 0;
  #letters = 0;

  constructor(level: HelpLevel = 'exam') {
    games += 1;
    const header: PlayerHeader = {
      format: 'three-armies.record/1',
      id: `game-${games}`,
      armies: 3,
      acceptRule: 'textbook',
      tent: 'separate',
      level,
      wish: null,
    };
    this.play = new LivePlay(header, 'A2');
  }

  readonly act: Act = async (command) => {
    this.commands.push(command);
    if (this.#held !== null) await new Promise<void>((resolve) => this.#held?.push(resolve));
    if (this.refusal !== null) return this.refusal;
    const event = this.#eventOf(command);
    if (event === null) return refused('not-your-act', { act: command.type });
    this.take(event);
    return null;
  };

  prepare(n: number, army = 1): string {
    return this.receive({ id: this.#id(), from: `P${army}`, to: 'A2', kind: 'prepare', n });
  }

  accept(n: number, value: string, army = 1): string {
    return this.receive({ id: this.#id(), from: `P${army}`, to: 'A2', kind: 'accept', n, value });
  }

  announce(value: string): string {
    return this.receive({ id: this.#id(), from: 'P3', to: 'A2', kind: 'announce', value });
  }

  receive(letter: Letter): string {
    this.take({ at: this.#next(), type: 'delivered', letter });
    return letter.id;
  }

  take(...events: PlayerEvent[]): void {
    this.play.take(events);
  }

  dawn(ends: number): void {
    this.take({ at: this.#next(), type: 'dawn', ends });
  }

  hold(): void {
    this.#held = [];
  }

  letGo(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const go of held) go();
  }

  #eventOf(command: PlayerCommand): PlayerEvent | null {
    const at = this.#next();
    const { view } = this.play;
    switch (command.type) {
      case 'answer': {
        const { re, entry, reply } = command;
        const letter = view.received.get(re)?.letter;
        if (letter === undefined || !isRequest(letter)) return null;
        const notebook = enter(view.notebook, entry);
        return { at, type: 'answered', re, notebook, reply: reply && seal(reply, letter, this.#id()) };
      }
      case 'write':
        return { at, type: 'wrote', notebook: enter(view.notebook, command.entry) };
      case 'order':
        return { at, type: 'ordered', by: 'A2', value: command.value };
      case 'announce': {
        const [to] = command.to;
        if (to === undefined) return null;
        return { at, type: 'sent', letter: { id: this.#id(), from: 'A2', to, kind: 'announce', value: command.value } };
      }
      case 'prepare':
      case 'accept':
      case 'claim':
        return null;
    }
  }

  #next(): number {
    this.#at += 1000;
    return this.#at;
  }

  #id(): string {
    this.#letters += 1;
    return `letter-${this.#letters}`;
  }
}
