/** Sessions as the library takes them in: what it lists of each, and under which name it keeps it. */
import type { Extent } from '../../shared/judge/judge.ts';
import type { Verdict } from '../../shared/judge/verdict.ts';
import type { Violation } from '../../shared/paxos/finding.ts';
import type { RuleId } from '../../shared/paxos/rules.ts';
import { armyOf } from '../../shared/paxos/seats.ts';
import type { PlayerLog } from '../../shared/replay/perspective.ts';
import { mistakesIn } from '../../shared/replay/retry.ts';
import type { VerdictFrame } from '../../shared/wire/wire.ts';
import { timesIn } from './times.ts';
import type { Card, Kept, Origin } from './kept.ts';

/** What the judge said of a record, as the server sends it and as this browser's own judge does. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly extent: Extent;
}

/** Where a session comes from, and when. */
export interface Source {
  readonly origin: Origin;
  readonly name: string;
  readonly codes: readonly string[];
  readonly savedAt: number;
}

export function keptRecord(id: string, text: string, { verdict, extent }: Judgement, source: Source): Kept {
  const { origin, name, codes, savedAt } = source;
  const about = { codes, times: timesIn(text), rules: rulesOf(verdict.violations), size: text.length };
  const { outcome, quadrant } = verdict;
  return {
    card: { id, origin, name, savedAt, seat: null, ...extent, outcome, quadrant, about },
    body: { kind: 'record', text },
  };
}

export function keptOwn(log: PlayerLog, verdict: VerdictFrame | null, source: Source): Kept {
  const { origin, name, codes, savedAt } = source;
  const { header, seat, events } = log;
  const text = JSON.stringify(events);
  const own = (verdict?.verdict.violations ?? []).filter(({ by }) => by === seat || by === `army ${armyOf(seat)}`);
  return {
    card: {
      id: ownId(log),
      origin,
      name,
      savedAt,
      seat,
      armies: header.armies,
      events: events.length,
      ended: events.at(-1)?.type === 'ended',
      outcome: verdict?.verdict.outcome ?? null,
      quadrant: verdict?.verdict.quadrant ?? null,
      about: {
        codes,
        times: timesIn(text),
        rules: rulesOf([...mistakesIn(log).flatMap(({ remarks }) => remarks), ...own]),
        size: text.length,
      },
    },
    body: { kind: 'own', log, verdict },
  };
}

export function ownId({ header, seat }: Pick<PlayerLog, 'header' | 'seat'>): string {
  return `${nameFor(header.id)}.${seat}`;
}

/** A record names itself, and may do so with anything: what stands in an address, and is no seat's own view. */
export function nameFor(id: string): string {
  const name = id.replaceAll(/[^A-Za-z0-9_-]+/g, '_').slice(0, 64) || '_';
  // What links to shared replays lead to is an address of its own.
  return /^shared$/i.test(name) ? `_${name}` : name;
}

/** What its server calls the game that is kept there as well. */
export function sessionOf({ id, seat }: Pick<Card, 'id' | 'seat'>): string {
  const name = seat === null ? id : id.slice(0, -`.${seat}`.length);
  return name.replace(/~\d+$/, '');
}

function rulesOf(broken: readonly Pick<Violation, 'rule'>[]): readonly RuleId[] {
  return [...new Set(broken.map(({ rule }) => rule))];
}
