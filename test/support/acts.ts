/** Random games as their players gave them: each act as the command that it came from, with what its player saw before. */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { ProtocolEvent, SentLetter } from '../../shared/paxos/events.ts';
import type { Reply } from '../../shared/paxos/letters.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { RandomGame } from './random-game.ts';
import { WatchedGame } from './watched-game.ts';

/** The command that an act came from, and who gave it; null for what is no player's act. */
function commandOf(event: ProtocolEvent): { readonly command: PlayerCommand; readonly seat: Seat } | null {
  switch (event.type) {
    case 'sent':
      return { command: commandToSend(event.letter), seat: event.letter.from };
    case 'answered': {
      const { re, notebook, reply, by } = event;
      return { command: { type: 'answer', re, entry: notebook, reply: reply && draftOf(reply) }, seat: by };
    }
    case 'wrote':
      return { command: { type: 'write', entry: event.notebook }, seat: event.by };
    case 'claimed': {
      const { n, value, evidence, by } = event;
      return { command: { type: 'claim', n, value, evidence }, seat: by };
    }
    case 'ordered':
      return { command: { type: 'order', value: event.value }, seat: event.by };
    case 'delivered':
    case 'captured':
    case 'ended':
      return null;
  }
}

function commandToSend(letter: SentLetter): PlayerCommand {
  if (letter.kind === 'announce') return { type: 'announce', to: [letter.to], value: letter.value };
  const { n, to } = letter;
  return letter.kind === 'prepare'
    ? { type: 'prepare', to: [to], n }
    : { type: 'accept', to: [to], n, value: letter.value };
}

function draftOf(reply: Reply) {
  switch (reply.kind) {
    case 'promise':
      return { kind: reply.kind, accepted: reply.accepted };
    case 'accepted':
      return { kind: reply.kind };
    case 'reject':
      return { kind: reply.kind, promised: reply.promised };
  }
}

/** Every act of every game, before it is carried out. */
export function* acts(games: readonly RandomGame[]) {
  for (const game of games) {
    const watched = new WatchedGame(game);
    for (const event of game.events) {
      const given = commandOf(event);
      if (given !== null) {
        const view = watched.viewOf(given.seat);
        yield {
          event,
          view,
          command: given.command,
          referee: watched.referee,
          where: `${game.header.id} ${event.seq}`,
        };
      }
      watched.take(event);
    }
  }
}
