/**
 * A player who never gives up: whatever was not answered is sent again, under the same id, once the server is back.
 * This is what the page does, without the page.
 */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { ViewEvent } from '../../shared/game/redact.ts';
import { RETRY } from '../../shared/wire/refusal.ts';
import type { WireCommand } from '../../shared/wire/schemas.ts';
import type { LivePlayer } from './live-player.ts';
import { comeBack } from './live-return.ts';

export class StubbornPlayer {
  /** Its connection at the moment. */
  line: LivePlayer;
  /** Commands that were acknowledged, in order. */
  readonly acknowledged: (PlayerCommand | WireCommand)[] = [];
  readonly #name: string;
  #sent = 0;
  #returns = 0;
  #returning: Promise<void> | null = null;
  /** Resolves with the origin of the server that comes next. */
  #back: Promise<string>;

  constructor(name: string, line: LivePlayer, back: Promise<string>) {
    this.#name = name;
    this.line = line;
    this.#back = back;
  }

  /** Where to go when the line breaks the next time. */
  expect(back: Promise<string>): void {
    this.#back = back;
  }

  get log(): readonly ViewEvent[] {
    return this.line.log;
  }

  /** Resolves when it is acknowledged, however many servers that takes. */
  async do(command: PlayerCommand | WireCommand): Promise<void> {
    this.#sent += 1;
    const id = `${this.#name}-number-${this.#sent}`;
    for (;;) {
      const answer = await this.line.act(command, id).catch(() => null);
      if (answer?.ok === true) {
        this.acknowledged.push(command);
        return;
      }
      if (answer !== null && !RETRY.has(answer.code)) throw new Error(`${this.#name} was refused: ${answer.code}`);
      await this.return();
    }
  }

  /** Resolves when there is more in its log than this, on whatever line. */
  async news(had: number): Promise<void> {
    while (this.log.length <= had) {
      const { line } = this;
      await line.until(() => line.log.length > had || !line.socket.connected, 'news');
      if (!line.socket.connected) await this.return();
    }
  }

  /** With what it holds, as after any broken line. */
  async return(): Promise<void> {
    this.#returning ??= this.#enterAgain();
    await this.#returning;
    this.#returning = null;
  }

  async #enterAgain(): Promise<void> {
    this.line.close();
    const origin = await this.#back;
    this.#returns += 1;
    this.line = await comeBack(origin, this.line, `${this.#name}-${this.#returns}`);
  }
}
