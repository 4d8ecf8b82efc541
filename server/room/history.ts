/** A viewer's log, event by event as JSON: its last part from memory, the rest read from the store again. */
import type { GameEvent } from '../../shared/game/events.ts';
import type { GameHeader } from '../../shared/game/header.ts';
import { redact, type Viewer } from '../../shared/game/redact.ts';
import { evolve, newGame } from '../../shared/game/state.ts';
import type { Store, Stretch } from '../store/store.ts';
import type { Feed } from './feed.ts';
import { sessionStream, surroundingsOf, type Game } from './game.ts';
import { afterTurns } from './turns.ts';

/**
 * Hands over the events of a feed after the first `from`, in the very moment in which they are all that there are: what
 * is published from then on is news.
 */
export async function withLog(
  game: Game,
  feed: Feed,
  from: number,
  store: Store,
  use: (texts: readonly string[]) => void,
): Promise<void> {
  let texts = feed.after(from);
  while (texts === null) {
    const before = await replayFor(await store.read(sessionStream(game.session)), feed.viewer);
    // It may have grown meanwhile.
    const rest = feed.after(before.length);
    if (rest !== null) texts = [...before.slice(from), ...rest];
  }
  use(texts);
}

/** All that this viewer has seen of a session, from the lines of its stream. */
export async function replayFor(stretches: readonly Stretch[], viewer: Viewer): Promise<readonly string[]> {
  const [header = '', ...lines] = stretches.flatMap((stretch) => stretch.lines);
  const state = newGame(JSON.parse(header) as GameHeader);
  const around = surroundingsOf(state);
  const log: string[] = [];
  for (const [i, line] of lines.entries()) {
    const event = JSON.parse(line) as GameEvent;
    const seen = redact(event, viewer, around);
    if (seen !== null) log.push(JSON.stringify(seen));
    evolve(state, event);
    await afterTurns(i);
  }
  return log;
}
