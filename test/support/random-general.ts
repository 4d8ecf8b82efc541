/** A general that mostly answers right, from its notebook or from memory, and at times slips in any of the known ways. */
import type { AcceptLetter, Pair, PrepareLetter, Reply, Request } from '../../shared/paxos/letters.ts';
import { samePair } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import { EMPTY_NOTEBOOK } from '../../shared/paxos/notebook.ts';
import type { GameTable, GeneralMind } from './game-table.ts';
import type { Prng } from './prng.ts';
import { randomTime } from './random-time.ts';

interface Answer {
  readonly notebook: Notebook;
  readonly reply: Reply | null;
}

/** What the general goes by. With no slip behind it, notebook and memory say the same. */
interface View {
  readonly promised: number;
  readonly accepted: Pair | null;
  readonly votes: readonly Pair[];
}

export function answerOne(table: GameTable, general: GeneralMind, slips: boolean): void {
  const { chance } = table;
  const request =
    general.pending.length > 0 && !chance.chance(0.1)
      ? chance.pickFrom(general.pending)
      : chance.pickFrom([...general.pending, ...general.answered]);
  if (request === undefined) return;
  const { notebook, reply } = slips ? wrongAnswer(table, general, request) : rightAnswer(table, general, request);
  table.answer(general, request, notebook, reply);
}

export function writeUnasked(table: GameTable, general: GeneralMind, slips: boolean): void {
  table.write(general, slips ? spoilt(table.chance, general) : dutyNotebook(general));
}

/** Whether a slip has left the notebook other than what the general owes. */
export function isSpoilt(general: GeneralMind): boolean {
  const duty = dutyNotebook(general);
  return general.notebook.promised !== duty.promised || !samePair(general.notebook.accepted, duty.accepted);
}

function rightAnswer(table: GameTable, general: GeneralMind, request: Request): Answer {
  const { chance } = table;
  const view = chance.chance(0.7) ? notebookView(general) : dutyView(general);
  if (chance.chance(0.1)) return { notebook: general.notebook, reply: null };
  return request.kind === 'prepare'
    ? answerToPrepare(table, general, view, request)
    : answerToAccept(table, general, view, request);
}

function answerToPrepare(table: GameTable, general: GeneralMind, view: View, request: PrepareLetter): Answer {
  const { notebook } = general;
  const { n } = request;
  const bound = general.granted.get(n) === request.from;
  if (n > view.promised || (n === view.promised && bound)) {
    return { notebook: { promised: n, accepted: notebook.accepted }, reply: promise(table, request, view.accepted) };
  }
  return { notebook, reply: reject(table, request, view.promised) };
}

function answerToAccept(table: GameTable, general: GeneralMind, view: View, request: AcceptLetter): Answer {
  const { notebook } = general;
  const pair: Pair = { n: request.n, value: request.value };
  const refusal: Answer = { notebook, reply: reject(table, request, view.promised) };
  const voted = view.votes.some((vote) => samePair(vote, pair));
  if (voted) {
    if (request.n < view.promised && table.chance.chance(0.5)) return refusal;
    return { notebook, reply: accepted(table, request) };
  }
  if (request.n < view.promised || view.votes.some((vote) => vote.n === request.n)) return refusal;
  const refusesByStory = table.settings.acceptRule === 'seed' && request.n > view.promised;
  if (refusesByStory && table.chance.chance(0.5)) return refusal;
  return { notebook: { promised: request.n, accepted: pair }, reply: accepted(table, request) };
}

function wrongAnswer(table: GameTable, general: GeneralMind, request: Request): Answer {
  const { chance } = table;
  const { notebook } = general;
  const right = rightAnswer(table, general, request);
  const wild = spoilt(chance, general);
  // Slips that spoil the notebook or the silence, whatever the letter.
  const common: readonly Answer[] = [
    { notebook: wild, reply: right.reply },
    { notebook: wild, reply: null },
    { notebook, reply: right.reply },
    { notebook: right.notebook, reply: null },
    { notebook, reply: reject(table, request, general.promised) },
    { notebook, reply: reject(table, request, chance.between(0, general.promised + 2)) },
  ];
  const kind =
    request.kind === 'prepare' ? wrongPromises(table, general, request) : wrongVotes(table, general, request);
  return chance.pickFrom(chance.chance(0.3) ? common : kind) ?? right;
}

function wrongPromises(table: GameTable, general: GeneralMind, request: PrepareLetter): readonly Answer[] {
  const { notebook } = general;
  const raised: Notebook = { promised: Math.max(request.n, notebook.promised), accepted: notebook.accepted };
  const lowered: Notebook = { promised: request.n, accepted: notebook.accepted };
  const reports: readonly (Pair | null)[] = [
    null,
    table.chance.pickFrom(general.votes) ?? null,
    { n: table.chance.between(1, Math.max(1, request.n - 1)), value: randomTime(table.chance) },
  ];
  const truth = dutyView(general).accepted;
  return [
    ...reports.map((report): Answer => ({ notebook: raised, reply: promise(table, request, report) })),
    { notebook: lowered, reply: promise(table, request, truth) },
    { notebook: raised, reply: promise(table, request, truth) },
    { notebook, reply: promise(table, request, truth) },
    { notebook: { ...raised, promised: raised.promised + 1 }, reply: promise(table, request, truth) },
    { notebook: EMPTY_NOTEBOOK, reply: promise(table, request, null) },
  ];
}

function wrongVotes(table: GameTable, general: GeneralMind, request: AcceptLetter): readonly Answer[] {
  const { notebook } = general;
  const pair: Pair = { n: request.n, value: request.value };
  const reply = accepted(table, request);
  return [
    { notebook: { promised: request.n, accepted: pair }, reply },
    { notebook: { promised: Math.max(request.n, notebook.promised), accepted: pair }, reply },
    { notebook: { promised: request.n, accepted: pair }, reply: null },
    { notebook: { promised: notebook.promised, accepted: pair }, reply },
    { notebook: { promised: request.n, accepted: notebook.accepted }, reply },
    { notebook: { promised: request.n, accepted: { n: request.n, value: randomTime(table.chance) } }, reply },
    { notebook, reply },
    { notebook: { promised: request.n, accepted: pair }, reply: reject(table, request, general.promised) },
  ];
}

/** A notebook with something wrong in it. */
function spoilt(chance: Prng, general: GeneralMind): Notebook {
  const { promised, accepted } = general.notebook;
  const invented: Pair = { n: chance.between(1, promised + 2), value: randomTime(chance) };
  return chance.pick<Notebook>([
    EMPTY_NOTEBOOK,
    { promised: 0, accepted },
    { promised: chance.between(0, promised), accepted },
    { promised: promised + chance.between(1, 3), accepted },
    { promised, accepted: null },
    { promised, accepted: invented },
    { promised, accepted: chance.pickFrom(general.votes) ?? null },
  ]);
}

function dutyView(general: GeneralMind): View {
  const top = Math.max(...general.votes.map((vote) => vote.n));
  const highest = general.votes.find((vote) => vote.n === top) ?? null;
  return { promised: general.promised, accepted: highest, votes: general.votes };
}

function notebookView({ notebook, votes }: GeneralMind): View {
  const { promised, accepted: pair } = notebook;
  // An intact notebook recalls older votes; whoever lost its pages knows of none.
  return { promised, accepted: pair, votes: pair === null ? [] : [...votes.filter((vote) => vote.n < pair.n), pair] };
}

function dutyNotebook(general: GeneralMind): Notebook {
  const { promised, accepted: pair } = dutyView(general);
  return { promised, accepted: pair };
}

function promise(table: GameTable, request: PrepareLetter, report: Pair | null): Reply {
  return { ...envelope(table, request), kind: 'promise', accepted: report };
}

function accepted(table: GameTable, request: AcceptLetter): Reply {
  return { ...envelope(table, request), kind: 'accepted', value: request.value };
}

function reject(table: GameTable, request: Request, promised: number): Reply {
  return { ...envelope(table, request), kind: 'reject', promised };
}

function envelope(table: GameTable, { id, from, to, n }: Request): Pick<Reply, 'id' | 'from' | 'to' | 'n' | 're'> {
  return { id: table.newId(), from: to, to: from, n, re: id };
}
