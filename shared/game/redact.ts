/**
 * redact: what one viewer gets of an event. Built up from nothing, per type and viewer, so that whatever is added to
 * the log stays hidden until somebody lists it here. Sequence numbers are left out: a viewer's log is numbered anew,
 * and letter ids tell nothing, so that gaps and counts do not either (SPEC.md, "Fog").
 */
import type { Claimed, SentLetter } from '../paxos/events.ts';
import { voteOf } from '../paxos/general-rules.ts';
import type { Letter, Pair, Reply } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import { armyOf, type Acceptor, type Seat } from '../paxos/seats.ts';
import type { RuleSettings } from '../paxos/settings.ts';
import type { GameEvent } from './events.ts';

export type Viewer =
  | { readonly role: 'player'; readonly seat: Seat }
  /** Watches from the hills: only what all may see. */
  | { readonly role: 'spectator' }
  /** The red army sees messengers move, and never what they carry nor what chance has in store for them. */
  | { readonly role: 'red' }
  | { readonly role: 'instructor' };

/** What an event may have to be read with: the settings, letters by id, and notebooks as they stand before it. */
export interface Surroundings {
  readonly settings: Pick<RuleSettings, 'tent'>;
  readonly find: (id: string) => Letter | null;
  readonly notebook: (general: Acceptor) => Notebook;
}

interface At {
  readonly at: number;
}

/** What all see. */
export type PublicEvent = At &
  ({ readonly type: 'paused' | 'resumed' | 'ended' } | { readonly type: 'dawn'; readonly ends: number });

/** What a player sees: its own acts, the letters that reach it, its army's orders. */
export type PlayerEvent =
  | PublicEvent
  | (At & { readonly type: 'sent'; readonly letter: SentLetter })
  | (At & { readonly type: 'delivered'; readonly letter: Letter })
  | (At & { readonly type: 'answered'; readonly re: string; readonly notebook: Notebook; readonly reply: Reply | null })
  | (At & { readonly type: 'wrote'; readonly notebook: Notebook })
  | (At & { readonly type: 'claimed' } & Pick<Claimed, 'n' | 'value' | 'evidence'>)
  | (At & { readonly type: 'ordered'; readonly by: Seat; readonly value: string | null })
  /** In a shared tent the officer sees its own general vote. */
  | (At & { readonly type: 'voted'; readonly vote: Pair });

interface Walker {
  readonly letter: string;
  readonly copy: number;
}

export type RedEvent =
  | PublicEvent
  | (At & Walker & { readonly type: 'departed'; readonly from: Seat; readonly to: Seat })
  | (At & Walker & { readonly type: 'delivered' | 'captured' })
  /** It stands from now on, or goes on; for how long, and where to in the end, is not said. */
  | (At & Walker & { readonly type: 'diverted'; readonly held: boolean });

export type ViewEvent = PlayerEvent | RedEvent | GameEvent;

/** Asked before the event is carried out: what it changes must not change what it is read with. */
export function redact(event: GameEvent, viewer: Viewer, around: Surroundings): ViewEvent | null {
  switch (viewer.role) {
    case 'instructor':
      return event;
    case 'spectator':
      return publicPart(event);
    case 'red':
      return publicPart(event) ?? redPart(event, around);
    case 'player':
      return publicPart(event) ?? playerPart(event, viewer.seat, around);
  }
}

/** A player's log: what `redact` leaves of each event, in order. */
export function redactForPlayer(event: GameEvent, seat: Seat, around: Surroundings): PlayerEvent | null {
  return publicPart(event) ?? playerPart(event, seat, around);
}

function publicPart(event: GameEvent): PublicEvent | null {
  const { at, type } = event;
  if (type === 'dawn') return { at, type, ends: event.ends };
  return type === 'paused' || type === 'resumed' || type === 'ended' ? { at, type } : null;
}

function playerPart(event: GameEvent, seat: Seat, around: Surroundings): PlayerEvent | null {
  const { at } = event;
  switch (event.type) {
    case 'sent':
      return event.letter.from === seat ? { at, type: 'sent', letter: event.letter } : null;
    case 'delivered': {
      const letter = around.find(event.letter);
      return letter?.to === seat ? { at, type: 'delivered', letter } : null;
    }
    case 'answered': {
      const { by, re, notebook, reply } = event;
      if (by === seat) return { at, type: 'answered', re, notebook, reply };
      const shares = around.settings.tent === 'shared' && armyOf(by) === armyOf(seat);
      const before = around.notebook(by);
      const vote = shares ? voteOf({ letter: around.find(re), before, after: notebook, reply }) : null;
      return vote === null ? null : { at, type: 'voted', vote: { n: vote.n, value: vote.value } };
    }
    case 'wrote':
      return event.by === seat ? { at, type: 'wrote', notebook: event.notebook } : null;
    case 'claimed': {
      const { by, n, value, evidence } = event;
      return by === seat ? { at, type: 'claimed', n, value, evidence } : null;
    }
    case 'ordered': {
      const { army, by, value } = event;
      return army === armyOf(seat) ? { at, type: 'ordered', by, value } : null;
    }
    case 'captured':
    case 'departed':
    case 'diverted':
    case 'paused':
    case 'resumed':
    case 'dawn':
    case 'seated':
    case 'ended':
      return null;
  }
}

function redPart(event: GameEvent, { find }: Surroundings): RedEvent | null {
  switch (event.type) {
    case 'departed':
    case 'diverted':
    case 'delivered':
    case 'captured':
      break;
    default:
      return null;
  }
  const { at, letter: id, copy } = event;
  const letter = find(id);
  // Copy 0 never crossed the valley.
  if (letter === null || copy === 0) return null;
  if (event.type === 'departed') return { at, type: 'departed', letter: id, copy, from: letter.from, to: letter.to };
  if (event.type === 'diverted') return { at, type: 'diverted', letter: id, copy, held: event.due === null };
  return { at, type: event.type, letter: id, copy };
}
