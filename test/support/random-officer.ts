/** An officer that mostly proposes right, and at times slips in any of the known ways. */
import type { Pair } from '../../shared/paxos/letters.ts';
import type { Acceptor, Proposer } from '../../shared/paxos/seats.ts';
import type { GameTable, OfficerMind } from './game-table.ts';
import { randomTime } from './random-time.ts';

/** Does one thing of an officer's trade; nothing, if there is nothing to do. */
export function officerActs(table: GameTable, officer: OfficerMind, slips: boolean): void {
  if (slips) slip(table, officer);
  else if (!propose(table, officer) && !waits(table, officer)) prepareNext(table, officer);
}

export function claimProven(table: GameTable, officer: OfficerMind): void {
  const proof = table.chance.pickFrom(table.proofsOf(officer.seat));
  if (proof !== undefined) table.claim(officer.seat, proof);
}

/** Letters are still on their way, and with them perhaps the promises that are wanting. */
function waits(table: GameTable, officer: OfficerMind): boolean {
  const last = Math.max(0, ...officer.used);
  return table.road.length > 0 && last > 0 && !officer.proposed.has(last) && table.chance.chance(0.7);
}

/** A higher number that is nobody else's, or once more the last one. */
function prepareNext(table: GameTable, officer: OfficerMind): void {
  const { chance } = table;
  const last = Math.max(0, ...officer.used);
  if (officer.prepared.has(last) && chance.chance(0.25)) {
    prepare(table, officer.seat, last);
    return;
  }
  let n = last + chance.between(1, 2);
  while (table.owners.has(n)) n += 1;
  prepare(table, officer.seat, n);
}

/** With a quorum of promises: the value that they ask for. */
function propose(table: GameTable, officer: OfficerMind): boolean {
  const { chance } = table;
  const ready = [...officer.promises].filter(([n, promises]) => {
    const mayYetWin = n === Math.max(...officer.used) || chance.chance(0.1);
    return promises.size >= table.quorum && officer.prepared.has(n) && mayYetWin;
  });
  const round = chance.pickFrom(ready);
  if (round === undefined) return false;
  const [n, promises] = round;
  const already = officer.proposed.get(n);
  // What was proposed once is proposed again only now and then; else the officer goes on to a new round.
  if (already !== undefined && chance.chance(0.6)) return false;
  accept(table, officer.seat, n, already ?? highest([...promises.values()]) ?? randomTime(chance));
  return true;
}

function highest(reports: readonly (Pair | null)[]): string | undefined {
  const pairs = reports.filter((report) => report !== null);
  const top = Math.max(...pairs.map((pair) => pair.n));
  return pairs.find((pair) => pair.n === top)?.value;
}

function slip(table: GameTable, officer: OfficerMind): void {
  const { chance } = table;
  const { seat } = officer;
  const value = randomTime(chance);
  const own = chance.pickFrom([...officer.used]);
  const others = [...table.owners].filter(([, owner]) => owner !== seat).map(([n]) => n);
  const foreign = chance.pickFrom(others);
  if (chance.chance(0.8) && proposeAmiss(table, officer)) return;
  const pastLast = Math.max(0, ...officer.used) + 1;
  const unprepared = table.owners.has(pastLast) ? pastLast + 5 : pastLast;
  const slips: (() => void)[] = [
    () => accept(table, seat, unprepared, value),
    () => table.claim(seat, { n: own ?? 1, value }),
    () => {
      const to = chance.pickFrom([...table.officers, ...table.generals]);
      if (to !== undefined && to.seat !== seat) {
        table.send({ id: table.newId(), from: seat, to: to.seat, kind: 'announce', value });
      }
    },
  ];
  if (own !== undefined) {
    slips.push(() => accept(table, seat, own, value));
    slips.push(() => prepare(table, seat, Math.max(1, own - chance.between(1, 2))));
  }
  if (foreign !== undefined) {
    slips.push(() => prepare(table, seat, foreign));
    slips.push(() => prepare(table, seat, foreign));
    slips.push(() => accept(table, seat, foreign, value));
  }
  chance.pickFrom(slips)?.();
}

export function mayPropose(table: GameTable, officer: OfficerMind): boolean {
  return unproposed(table, officer).length > 0;
}

/** Whether the officer may propose, and its promises report different values. */
export function isTorn(table: GameTable, officer: OfficerMind): boolean {
  return unproposed(table, officer).some(([, held]) => {
    const values = [...held.values()].map((report) => report?.value ?? null);
    return new Set(values).size > 1;
  });
}

type Promises = ReadonlyMap<Acceptor, Pair | null>;

function unproposed(table: GameTable, officer: OfficerMind): readonly (readonly [number, Promises])[] {
  return [...officer.promises].filter(([n, held]) => held.size >= table.quorum && !officer.proposed.has(n));
}

/** With a quorum of promises: one that some promise reports, but not the highest, or whatever value. */
function proposeAmiss(table: GameTable, officer: OfficerMind): boolean {
  const { chance } = table;
  const round = chance.pickFrom(unproposed(table, officer));
  if (round === undefined) return false;
  const [n, held] = round;
  const reports = [...held.values()];
  const right = highest(reports);
  const others = reports.flatMap((report) => (report === null || report.value === right ? [] : [report.value]));
  accept(table, officer.seat, n, chance.pickFrom(others) ?? randomTime(chance));
  return true;
}

function prepare(table: GameTable, from: Proposer, n: number): void {
  for (const to of addressees(table, table.quorum)) {
    table.send({ id: table.newId(), from, to, kind: 'prepare', n });
  }
}

function accept(table: GameTable, from: Proposer, n: number, value: string): void {
  for (const to of addressees(table, 1)) {
    table.send({ id: table.newId(), from, to, kind: 'accept', n, value });
  }
}

/** All the generals; where letters are scattered, so that votes are split, mostly a few. */
function addressees(table: GameTable, few: number): readonly Acceptor[] {
  const { chance } = table;
  const left = table.generals.map(({ seat }) => seat);
  if (chance.chance(table.scattered ? 0.2 : 0.7)) return left;
  const count = chance.between(few, Math.min(left.length, few + 1));
  return Array.from({ length: count }, () => left.splice(chance.between(0, left.length - 1), 1)).flat();
}
