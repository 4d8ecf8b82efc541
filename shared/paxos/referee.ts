/**
 * The referee: one fold over the events of a game that keeps what the rules need and says what each act broke. Every
 * event costs the same however long the game has run. `findings` only reads; `advance` carries the event out.
 */
import type { Round } from './choosable.ts';
import { castVote, grant, newDuty, type Duty } from './duty.ts';
import type { Answered, Claimed, Ordered, ProtocolAct, ProtocolEvent, SentLetter, Unstamped } from './events.ts';
import type { Finding } from './finding.ts';
import { judgeGeneral, voteOf, type GeneralAct } from './general-rules.ts';
import { canProve, hearOf, knowsOrWasTold, learnVote, newKnowledge, type Knowledge } from './knowledge.ts';
import { newLedger, noteAccept, notePrepare, notePromise, type Ledger } from './ledger.ts';
import type { Letter, Pair } from './letters.ts';
import { EMPTY_NOTEBOOK, type Notebook } from './notebook.ts';
import { judgeProposal } from './officer-rules.ts';
import { severityOf, type RuleId } from './rules.ts';
import {
  acceptorOf,
  armiesOf,
  armyOf,
  isProposer,
  proposerOf,
  quorumOf,
  type Acceptor,
  type Proposer,
  type Seat,
} from './seats.ts';
import type { RuleSettings } from './settings.ts';
import { layOn, letterOf, newTable, type Table } from './table.ts';
import { addTo, type Tally } from './tally.ts';

export interface GeneralState {
  readonly duty: Duty;
  notebook: Notebook;
  readonly mind: Knowledge;
  /** What it reported when it promised, by number; of several promises, the last. */
  readonly reported: Map<number, Pair | null>;
}

export interface OfficerState {
  readonly ledger: Ledger;
  readonly mind: Knowledge;
}

export interface Order {
  readonly seq: number;
  readonly value: string | null;
  /** A hold, or an attack at a time that one of the army's two players knew or had been told when it was given. */
  readonly justified: boolean;
}

export interface Referee {
  readonly settings: RuleSettings;
  readonly quorum: number;
  readonly table: Table;
  /** By army, army 1 first. */
  readonly generals: readonly GeneralState[];
  readonly officers: readonly OfficerState[];
  /** Number → the officer whose prepare or accept carried it first. */
  readonly owners: Map<number, Proposer>;
  /** Numbers under which something was promised or proposed. */
  readonly rounds: Set<number>;
  /** Values of the accepts sent, by anyone, by number. */
  readonly proposed: Map<number, Set<string>>;
  readonly votes: Tally;
  /** Every pair that ever had a quorum of votes, in that order: taken over the whole history. */
  readonly chosen: (Pair & { readonly seq: number })[];
  /** Their values: more than one, and agreement is broken. */
  readonly chosenValues: Set<string>;
  /** The last order of each army. */
  readonly orders: Map<number, Order>;
  /** Unproven claims and announcements, which are said once. */
  readonly unproven: Set<string>;
}

export function newReferee(settings: RuleSettings): Referee {
  const { armies } = settings;
  return {
    settings,
    quorum: quorumOf(armies),
    table: newTable(armies),
    generals: armiesOf(armies).map(() => ({
      duty: newDuty(),
      notebook: EMPTY_NOTEBOOK,
      mind: newKnowledge(),
      reported: new Map(),
    })),
    officers: armiesOf(armies).map(() => ({ ledger: newLedger(), mind: newKnowledge() })),
    owners: new Map(),
    rounds: new Set(),
    proposed: new Map(),
    votes: new Map(),
    chosen: [],
    chosenValues: new Set(),
    orders: new Map(),
    unproven: new Set(),
  };
}

export function generalIn(referee: Referee, seat: Acceptor): GeneralState {
  return at(referee.generals, armyOf(seat));
}

export function officerIn(referee: Referee, seat: Proposer): OfficerState {
  return at(referee.officers, armyOf(seat));
}

export function mindIn(referee: Referee, seat: Seat): Knowledge {
  return isProposer(seat) ? officerIn(referee, seat).mind : generalIn(referee, seat).mind;
}

/** An army's knowledge is that of either of its two players. */
export function armyKnowsOrWasTold(referee: Referee, army: number, value: string): boolean {
  return [generalIn(referee, acceptorOf(army)), officerIn(referee, proposerOf(army))].some(({ mind }) =>
    knowsOrWasTold(mind, value),
  );
}

export function agreementHolds({ chosenValues }: Referee): boolean {
  return chosenValues.size <= 1;
}

function at<T>(byArmy: readonly T[], army: number): T {
  const found = byArmy[army - 1];
  if (found === undefined) throw new RangeError(`no army ${army}: an impossible event reached the referee`);
  return found;
}

const NOTHING: readonly Finding[] = [];

/** What an event that is possible at this table breaks, judged by all that came before it. */
export function findings(referee: Referee, event: ProtocolAct): readonly Finding[] {
  switch (event.type) {
    case 'sent':
      return findingsOfLetter(referee, event.letter);
    case 'answered':
    case 'wrote': {
      const { duty } = generalIn(referee, event.by);
      return judgeGeneral(duty, generalActOf(referee, event), referee.settings.acceptRule);
    }
    case 'claimed':
      return findingsOfClaim(referee, event);
    case 'delivered':
    case 'captured':
    case 'ordered': // X1 is judged of an army's last order: see judge/battle.ts.
    case 'ended':
      return NOTHING;
  }
}

/** The act of a general in the form that its rules read. */
export function generalActOf(
  referee: Referee,
  event: Extract<ProtocolAct, { by: Acceptor; notebook: Notebook }>,
): GeneralAct {
  const before = generalIn(referee, event.by).notebook;
  if (event.type === 'wrote') return { letter: null, before, after: event.notebook, reply: null };
  return { letter: letterOf(referee.table, event.re), before, after: event.notebook, reply: event.reply };
}

function findingsOfLetter(referee: Referee, letter: SentLetter): readonly Finding[] {
  if (letter.kind === 'announce') {
    if (knowsOrWasTold(mindIn(referee, letter.from), letter.value)) return NOTHING;
    return referee.unproven.has(announcementKey(letter)) ? NOTHING : [unproven('O8')];
  }
  const { from, n } = letter;
  const owner = referee.owners.get(n);
  return judgeProposal(officerIn(referee, from).ledger, referee.quorum, {
    n,
    value: letter.kind === 'accept' ? letter.value : null,
    foreign: owner !== undefined && owner !== from,
  });
}

function findingsOfClaim(referee: Referee, claim: Unstamped<Claimed>): readonly Finding[] {
  if (canProve(mindIn(referee, claim.by), claim, referee.quorum)) return NOTHING;
  return referee.unproven.has(claimKey(claim)) ? NOTHING : [unproven('O7')];
}

function unproven(rule: RuleId): Finding {
  return { rule, severity: severityOf(rule), root: true };
}

const claimKey = ({ by, n, value }: Unstamped<Claimed>) => `${by} ${n} ${value}`;
const announcementKey = ({ from, value }: { from: Seat; value: string }) => `${from} ${value}`;

export function advance(referee: Referee, event: ProtocolEvent): void {
  layOn(referee.table, event);
  switch (event.type) {
    case 'sent':
      return send(referee, event.letter);
    case 'delivered': {
      const letter = letterOf(referee.table, event.letter);
      return letter === null ? undefined : receive(referee, letter, event.seq);
    }
    case 'answered':
      return answer(referee, event);
    case 'wrote':
      generalIn(referee, event.by).notebook = event.notebook;
      return;
    case 'claimed':
      if (!canProve(mindIn(referee, event.by), event, referee.quorum)) referee.unproven.add(claimKey(event));
      return;
    case 'ordered':
      return order(referee, event);
    case 'captured':
    case 'ended':
      return;
  }
}

function send(referee: Referee, letter: SentLetter): void {
  if (letter.kind === 'announce') {
    // An announcement is one act, though each addressee gets a letter of its own.
    if (!knowsOrWasTold(mindIn(referee, letter.from), letter.value)) {
      referee.unproven.add(announcementKey(letter));
    }
    return;
  }
  const { from, n } = letter;
  const { ledger } = officerIn(referee, from);
  if (!referee.owners.has(n)) referee.owners.set(n, from);
  if (letter.kind === 'prepare') return notePrepare(ledger, n);
  noteAccept(ledger, n, letter.value);
  referee.rounds.add(n);
  const values = referee.proposed.get(n);
  if (values) values.add(letter.value);
  else referee.proposed.set(n, new Set([letter.value]));
}

function receive(referee: Referee, letter: Letter, seq: number): void {
  const { quorum } = referee;
  const mind = mindIn(referee, letter.to);
  if (letter.kind === 'announce') return hearOf(mind, letter.value, seq);
  if (letter.kind === 'accepted') return learnVote(mind, letter, armyOf(letter.from), quorum, seq);
  if (letter.kind !== 'promise') return;
  notePromise(officerIn(referee, letter.to).ledger, letter);
  if (letter.accepted !== null) learnVote(mind, letter.accepted, armyOf(letter.from), quorum, seq);
}

function answer(referee: Referee, event: Answered): void {
  const act = generalActOf(referee, event);
  const general = generalIn(referee, event.by);
  general.notebook = event.notebook;
  const { letter, reply } = act;
  if (letter === null) return;
  if (reply?.kind === 'promise') {
    grant(general.duty, reply.n, reply.to);
    referee.rounds.add(reply.n);
    general.reported.set(reply.n, reply.accepted);
  }
  const vote = voteOf(act);
  if (vote !== null && letter.kind === 'accept') cast(referee, event, vote, letter.from);
}

function cast(referee: Referee, { by, seq }: Answered, { n, value }: Pair, officer: Proposer): void {
  const general = generalIn(referee, by);
  const army = armyOf(by);
  const { quorum } = referee;
  if (!castVote(general.duty, { n, value }, officer)) return;
  if (addTo(referee.votes, { n, value }, army, quorum)) {
    referee.chosen.push({ n, value, seq });
    referee.chosenValues.add(value);
  }
  learnVote(general.mind, { n, value }, army, quorum, seq);
  if (referee.settings.tent === 'shared') {
    learnVote(at(referee.officers, army).mind, { n, value }, army, quorum, seq);
  }
}

function order(referee: Referee, { army, value, seq }: Ordered): void {
  const justified = value === null || armyKnowsOrWasTold(referee, army, value);
  referee.orders.set(army, { seq, value, justified });
}

const NO_VALUES: ReadonlySet<string> = new Set();

/** Every round, as choosable.ts asks for them. */
export function roundsIn(referee: Referee): readonly Round[] {
  return [...referee.rounds].map((n) => roundIn(referee, n));
}

/** What has happened under one number. */
export function roundIn({ proposed, generals }: Referee, n: number): Round {
  const promises = new Map<number, Pair | null>();
  generals.forEach(({ reported }, i) => {
    const report = reported.get(n);
    if (report !== undefined) promises.set(i + 1, report);
  });
  return { n, accepts: proposed.get(n) ?? NO_VALUES, promises };
}
