/** This place's own log of one game, folded as far as it is held. Another place, or another game, has a log of its own. */
import type { GameEvent } from '../../shared/game/events.ts';
import type { PlayerEvent, RedEvent } from '../../shared/game/redact.ts';
import type { PlayerLog } from '../../shared/replay/perspective.ts';
import type { GameView, You } from '../../shared/wire/room-view.ts';
import type { LogFrame } from '../../shared/wire/wire.ts';
import { LivePlay } from '../play/play.svelte.ts';
import { RedLog } from '../red/red-log.svelte.ts';
import { Watch } from './watch.svelte.ts';

export class OwnLog {
  readonly session: string;
  readonly #place: string;
  readonly play: LivePlay | null;
  readonly watch: Watch | null;
  readonly red: RedLog | null;
  /** Game time at which the last orders close; null until they are called for. */
  ends = $state.raw<number | null>(null);
  /** What a player's page was sent, event for event: to be kept once the game is over. A partner's is the player's. */
  readonly kept: PlayerEvent[] | null;
  /** How many events are held. */
  have = 0;
  ended = false;

  constructor({ session, header }: GameView, you: You) {
    this.session = session;
    this.#place = placeOf(you);
    this.kept = you.role === 'player' ? [] : null;
    this.play = you.seat === null ? null : new LivePlay(header, you.seat);
    this.watch = you.role === 'instructor' ? new Watch(header) : null;
    this.red = you.role === 'red' ? new RedLog() : null;
  }

  /** The whole of it, once there is no more to come; null before, and for whoever did not play. */
  get finished(): PlayerLog | null {
    const { play, kept, ended } = this;
    return ended && play !== null && kept !== null ? { header: play.header, seat: play.seat, events: kept } : null;
  }

  /** Whoever changes seats for the next game still sees the last one from the old seat. */
  isOf({ session }: GameView, you: You): boolean {
    return session === this.session && (this.ended || placeOf(you) === this.#place);
  }

  /** False where the frame does not follow what is held; then the room has to be entered again. */
  take({ session, from, events }: LogFrame): boolean {
    if (this.ended) return true;
    if (session !== this.session || from > this.have) return false;
    const news = events.slice(this.have - from);
    this.have += news.length;
    for (const event of news) {
      if (event.type === 'dawn') this.ends = event.ends;
      if (event.type === 'ended') this.ended = true;
    }
    for (const event of news) this.kept?.push(event as PlayerEvent);
    this.play?.take(news as readonly PlayerEvent[]);
    this.watch?.take(news as readonly GameEvent[]);
    this.red?.take(news as readonly RedEvent[]);
    return true;
  }
}

function placeOf({ seat, role }: You): string {
  return seat ?? role;
}
