/**
 * One act on its way from the sheet into the log. Before it is sealed, the game's level of help has its say: guided
 * stops what is certainly wrong, coached warns and lets the player go on, exam is silent.
 */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import { remarksOn } from '../../shared/game/help.ts';
import type { Remark } from '../../shared/game/remark.ts';
import type { Refused } from '../../shared/wire/refusal.ts';
import type { Act, Play } from '../play/play.svelte.ts';

export interface Objection {
  readonly command: PlayerCommand;
  readonly remarks: readonly Remark[];
  readonly blocks: boolean;
}

export class Sealing {
  /** What the referee says of an act that waits to be changed, or sealed anyway. */
  objection = $state.raw<Objection | null>(null);
  /** Sealed, and not in the log yet. */
  pending = $state(false);
  /** Why the last act did not get into the log. */
  refused = $state.raw<Refused | null>(null);
  readonly #play: Play;
  readonly #act: Act;

  constructor(play: Play, act: Act) {
    this.#play = play;
    this.#act = act;
  }

  /** True once the act is in the log. */
  seal(command: PlayerCommand): Promise<boolean> {
    if (this.pending) return Promise.resolve(false);
    this.refused = null;
    this.objection = this.#objectionTo(command);
    return this.objection === null ? this.#send(command) : Promise.resolve(false);
  }

  /** Sends what was warned of, as it was then. */
  sealAnyway(): Promise<boolean> {
    const { objection } = this;
    if (this.pending || objection === null || objection.blocks) return Promise.resolve(false);
    return this.#send(objection.command);
  }

  /** The sheet has changed: what was said of it no longer holds. */
  dismiss(): void {
    this.objection = null;
    this.refused = null;
  }

  async #send(command: PlayerCommand): Promise<boolean> {
    this.pending = true;
    this.refused = await this.#act(command);
    this.pending = false;
    this.objection = null;
    return this.refused === null;
  }

  #objectionTo(command: PlayerCommand): Objection | null {
    const { level } = this.#play.header;
    const remarks = level === 'exam' ? [] : remarksOn(this.#play.view, command);
    if (remarks.length === 0) return null;
    return { command, remarks, blocks: level === 'guided' && remarks.some(({ certain }) => certain) };
  }
}
