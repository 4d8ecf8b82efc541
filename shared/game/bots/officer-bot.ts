/**
 * An honest officer: proposes, follows what the promises report, tries again with a higher number when it hears too
 * little for too long, and once it knows the time it claims it, tells everyone and orders the attack.
 */
import { canProve, firstOf } from '../../paxos/knowledge.ts';
import { highestReported } from '../../paxos/reports.ts';
import { acceptorsOf, armyOf, quorumOf, seatsOf } from '../../paxos/seats.ts';
import { countIn } from '../../paxos/tally.ts';
import type { PlayerCommand } from '../commands.ts';
import type { PlayerView } from '../view.ts';

export interface OfficerTemper {
  /** The time it proposes where it is free to. */
  readonly wish: string;
  /** Milliseconds of game time without a way forward before it tries a higher number. Unequal ones end a duel. */
  readonly patience: number;
  /** The highest number that it used before the game. */
  readonly used?: number;
  /** Proposes its wish, whatever the promises report. */
  readonly stubborn?: boolean;
  /** Waits for one promise, and for no quorum. */
  readonly hasty?: boolean;
}

/** The next act, or null while it waits for letters. `now` is game time. */
export function officerBot(view: PlayerView, temper: OfficerTemper, now: number): PlayerCommand | null {
  const { wish, patience, used = 0, stubborn = false, hasty = false } = temper;
  const { ledger, mind, header } = view;
  const heeds = (value: string): boolean => !stubborn || value === wish;
  const known = firstOf(mind.known);
  if (known !== null && heeds(known.value)) return settle(view, known.value);
  const told = firstOf(mind.told);
  if (told !== null && heeds(told.value)) return view.order === undefined ? { type: 'order', value: told.value } : null;

  const n = ledger.highest;
  const generals = acceptorsOf(header.armies);
  const reports = ledger.promises.get(n);
  if (n > 0 && !ledger.accepts.has(n) && reports && reports.size >= (hasty ? 1 : quorumOf(header.armies))) {
    const reported = stubborn ? undefined : highestReported(reports)[0];
    return { type: 'accept', to: generals, n, value: reported ?? wish };
  }
  if (n > 0 && now - view.lastSentAt < patience) return null;
  const next = nextNumber(view, used);
  // Somebody may have used up the numbers; then there is nothing left to try.
  return Number.isSafeInteger(next) ? { type: 'prepare', to: generals, n: next } : null;
}

/** Each officer counts in a series of its own, i, i + N, i + 2N …, so that no number has two owners (PMS §2.4). */
function nextNumber({ seat, header, ledger, highestSeen }: PlayerView, used: number): number {
  const above = Math.max(ledger.highest, highestSeen, used);
  const rounds = Math.floor((above - armyOf(seat)) / header.armies) + 1;
  return armyOf(seat) + Math.max(0, rounds) * header.armies;
}

function settle(view: PlayerView, value: string): PlayerCommand | null {
  const { header, seat, mind, claims, sent } = view;
  const quorum = quorumOf(header.armies);
  // Whoever held the seat before may have claimed or announced what was not so.
  if (!claims.some((claim) => claim.value === value && canProve(mind, claim, quorum))) {
    const n = [...mind.evidence.keys()].find((number) => countIn(mind.evidence, { n: number, value }) >= quorum) ?? 0;
    return claimOf(view, n, value);
  }
  if (!sent.some((letter) => letter.kind === 'announce' && letter.value === value)) {
    return { type: 'announce', to: seatsOf(header.armies).filter((other) => other !== seat), value };
  }
  return view.order === undefined ? { type: 'order', value } : null;
}

/** With every letter that speaks for it. */
export function claimOf({ received }: PlayerView, n: number, value: string): PlayerCommand {
  const evidence = [...received.values()]
    .map(({ letter }) => letter)
    .filter((letter) => {
      const pair = letter.kind === 'promise' ? letter.accepted : letter.kind === 'accepted' ? letter : null;
      return pair?.n === n && pair.value === value;
    });
  return { type: 'claim', n, value, evidence: evidence.map(({ id }) => id) };
}
