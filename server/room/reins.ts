/** The reins of a room, in the hands of its class: what that makes of the room. Done once more, it changes nothing. */
import type { Moment, Truth } from '../../shared/class/events.ts';
import { enrol, type Wanted } from '../../shared/room/enrol.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import { memberWith, type Sight } from '../../shared/room/state.ts';
import type { Refused } from '../../shared/wire/refusal.ts';
import type { Decided } from './decided.ts';
import type { Room } from './room.ts';

export class Reins {
  readonly #room: Room;
  readonly #decided: Decided;

  constructor(room: Room, decided: Decided) {
    this.#room = room;
    this.#decided = decided;
  }

  /** Exactly these are here, beside the host, each in their place. */
  enrol(wanted: readonly (Wanted & { readonly name: string | null })[]): void {
    const before = this.#decided.state;
    const events = enrol(before, wanted);
    this.#decided.take(events, null);
    for (const event of events) {
      // Whoever is gone leaves no name behind.
      if (event.type === 'left') this.#room.rename(event.member, null);
      if (event.type !== 'joined') continue;
      const name = wanted.find(({ token }) => token === event.token)?.name ?? null;
      if (name !== null) this.#room.rename(event.member, name);
    }
    this.#decided.seatInLog(before);
    if (events.length > 0) this.#room.house.committer.add(this.#room);
  }

  /** Whoever has this token here, or is about to, is called so from now on; null forgets the name. */
  rename(tokenHash: string, name: string | null): void {
    const member = memberWith(this.#decided.state, tokenHash);
    if (member !== null) this.#room.rename(member, name);
  }

  /** Another secret opens the host's place from now on. */
  rekeyHost(tokenHash: string): void {
    const { host, members } = this.#decided.state;
    if (host === null || members.get(host) === tokenHash) return;
    this.#decided.deed({ type: 'rekey', member: host, token: tokenHash });
    this.#room.presence.dismiss(host);
  }

  /** Bots take what is empty, and the game begins: once, however often it is asked for. */
  async begin(): Promise<Refused | null> {
    const { host, session } = this.#decided.state;
    if (host === null || session !== null) return null;
    const asked = (['fill', 'start'] as const).map(
      (type) =>
        new Promise<Refused | null>((resolve) => {
          this.#room.arrange(host, `attempt-${type}`, { type }, resolve);
        }),
    );
    return (await Promise.all(asked)).find((refusal) => refusal !== null) ?? null;
  }

  settle(settings: RoomSettings): void {
    this.#decided.deed({ type: 'settle', settings });
  }

  /** What is true at this moment in the game that is on, and which moment that is; null where none is. */
  truthNow(): { readonly truth: Truth; readonly moment: Moment } | null {
    if (!this.#room.stalled) this.#decided.ring();
    const { game, playing } = this.#decided;
    if (game === null || game.ended || !playing) return null;
    return { truth: game.truth, moment: { session: game.session, seq: game.seq } };
  }

  /** Time stands still for a question. */
  freeze(): void {
    const { game } = this.#decided;
    if (game === null) return;
    this.#decided.ring();
    const begins = this.#decided.deed({ type: 'freeze', still: game.still });
    if (begins) game.act({ type: 'pause' }, { role: 'host' }, null);
  }

  /** Time goes on, unless it stood still before. */
  thaw(): void {
    const { state, game } = this.#decided;
    this.#decided.deed({ type: 'thaw' });
    if (state.frozen?.still === false) game?.act({ type: 'resume' }, { role: 'host' }, null);
  }

  /** Whether whoever has this token may have this place: nobody sees two seats of one game. */
  mayTake(tokenHash: string, sight: Sight): boolean {
    const { playing, state } = this.#decided;
    const seen = playing ? state.held.get(tokenHash) : undefined;
    return seen === undefined || seen === sight;
  }

  /** The record of this game is deleted. */
  clear(session: string): void {
    const { state } = this.#decided;
    if (state.session === session && state.phase === 'over') this.#decided.clear();
  }
}
