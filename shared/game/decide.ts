/**
 * decide: a command becomes events, or a refusal. Pure: it reads the state, takes the time as an argument, and draws
 * chance from the session's seed. What merely breaks the rules passes; what is impossible does not.
 */
import { impossible } from '../paxos/possible.ts';
import { findings } from '../paxos/referee.ts';
import { isAcceptor, isProposer, seatsOf } from '../paxos/seats.ts';
import { actOf, type Act } from './act.ts';
import type { Actor, Command, HostCommand } from './commands.ts';
import { arrivals, departures, divert, releases } from './crossing.ts';
import type { RuleId } from '../paxos/rules.ts';
import type { GameEvent, Happening } from './events.ts';
import type { Refusal } from './refusal.ts';
import { faultInAct } from './shape.ts';
import { stamp } from './stamp.ts';
import { hasEnded, type GameState } from './state.ts';

export type Decision =
  { readonly ok: true; readonly events: readonly GameEvent[] } | { readonly ok: false; readonly refusal: Refusal };

/** `now` is game time in milliseconds; no event is stamped earlier than the one before it. */
export function decide(state: GameState, command: Command, actor: Actor, now: number): Decision {
  const at = Math.max(state.at, now);
  const refused = refusalFor(state, command, actor);
  const outcome = refused ?? happenings(state, command, actor, at);
  if ('code' in outcome) return { ok: false, refusal: outcome };
  const released = releases(state, outcome, at);
  const happened = released.length === 0 ? outcome : [...outcome, ...released];
  return {
    ok: true,
    events: happened.map((happening, i) => stamp(happening, state.seq + i + 1, at)),
  };
}

type Outcome = readonly Happening[] | Refusal;

function happenings(state: GameState, command: Command, actor: Actor, at: number): Outcome {
  switch (command.type) {
    case 'arrive':
      return [...arrivals(state, at), ...nightfall(state, at), ...ending(state, at)];
    case 'pause':
    case 'resume':
    case 'end':
    case 'dawn':
      return hostDeed(state, command, at);
    case 'seat':
      return [{ type: 'seated', seat: command.seat, player: command.player, bot: command.bot }];
    case 'capture':
    case 'hold':
    case 'release':
    case 'delay':
    case 'copy':
      return divert(state, command, at);
    default: {
      if (actor.role !== 'player') return refuse('not-your-act', { act: command.type });
      const acts = actOf(state, command, actor.seat);
      if ('code' in acts) return acts;
      for (const act of acts) {
        const reason = reasonAgainst(state, act);
        if (reason !== null) return reason;
      }
      return [...acts, ...departures(state, acts, at)];
    }
  }
}

function hostDeed({ ends }: GameState, command: HostCommand, at: number): Outcome {
  switch (command.type) {
    case 'pause':
      return [{ type: 'paused' }];
    case 'resume':
      return [{ type: 'resumed' }];
    case 'end':
      return [{ type: 'ended' }];
    case 'dawn':
      return ends === null ? [{ type: 'dawn', ends: at + command.within }] : refuse('dawn-called', {});
  }
}

/** Where the game has a night, dawn is called at its end, unless the host has called it before. */
function nightfall({ ends, header: { night } }: GameState, at: number): readonly Happening[] {
  return night !== undefined && ends === null && night.at <= at ? [{ type: 'dawn', ends: at + night.within }] : [];
}

function ending({ ends }: GameState, at: number): readonly Happening[] {
  return ends !== null && ends <= at ? [{ type: 'ended' }] : [];
}

/** Layer 1: the same checks as for a record that comes from outside. */
function reasonAgainst({ referee, header }: GameState, act: Act): Refusal | null {
  const reason = faultInAct(act, header.armies) ?? impossible(referee.table, act);
  if (reason !== null || header.level !== 'guided') return reason;
  const wrong = findings(referee, act).find(({ rule }) => !HIDDEN_CAUSE.has(rule));
  return wrong ? refuse('blocked', { rule: wrong.rule }) : null;
}

/** Whether another officer owns a number is more than the player may know: blocking it would tell. */
export const HIDDEN_CAUSE: ReadonlySet<RuleId> = new Set(['O6']);

/** Which acts belong to whom; a host may also play the red army. */
function isActOf(actor: Actor, { type }: Command): boolean {
  switch (type) {
    case 'prepare':
    case 'accept':
    case 'claim':
      return actor.role === 'player' && isProposer(actor.seat);
    case 'answer':
    case 'write':
      return actor.role === 'player' && isAcceptor(actor.seat);
    case 'announce':
    case 'order':
      return actor.role === 'player';
    case 'pause':
    case 'resume':
    case 'end':
    case 'dawn':
      return actor.role === 'host';
    case 'seat':
      return actor.role === 'room';
    case 'capture':
    case 'hold':
    case 'release':
    case 'delay':
    case 'copy':
      return actor.role === 'host' || actor.role === 'red';
    case 'arrive':
      return actor.role === 'clock';
  }
}

function refusalFor(state: GameState, command: Command, actor: Actor): Refusal | null {
  const { armies } = state.header;
  if (actor.role === 'player' && !seatsOf(armies).includes(actor.seat)) {
    return refuse('unknown-seat', { seat: actor.seat, armies });
  }
  if (!isActOf(actor, command)) return refuse('not-your-act', { act: command.type });
  if (hasEnded(state)) return refuse('after-end', {});
  if (command.type === 'resume') return state.paused ? null : refuse('not-paused', {});
  // While time stands still only the host acts: it may end the game, or arrange the valley.
  const waits = (actor.role !== 'host' && actor.role !== 'room') || command.type === 'pause';
  return state.paused && waits ? refuse('paused', {}) : null;
}

function refuse(code: Refusal['code'], params: Refusal['params']): Refusal {
  return { code, params };
}
