/** The words of the war beside those of the field, and the symbols of the papers. Each call reads the language anew. */
import { DEFINITIONS, type Definition } from '../../shared/lessons/lesson.ts';
import { m } from '../i18n/generated/messages.js';

export interface Term {
  readonly army: () => string;
  readonly paxos: () => string;
  /** In Paxos.tla and Voting.tla, and in Paxos Made Simple. */
  readonly symbol: string;
  readonly meaning: () => string;
}

export const TERMS: readonly Term[] = [
  { army: m.term_general, paxos: m.term_general_paxos, symbol: 'a ∈ Acceptor', meaning: m.term_general_means },
  { army: m.term_officer, paxos: m.term_officer_paxos, symbol: '—', meaning: m.term_officer_means },
  { army: m.term_number, paxos: m.term_number_paxos, symbol: 'n, b ∈ Ballot', meaning: m.term_number_means },
  { army: m.term_time, paxos: m.term_time_paxos, symbol: 'v ∈ Value', meaning: m.term_time_means },
  { army: m.term_letter, paxos: m.term_letter_paxos, symbol: 'msgs', meaning: m.term_letter_means },
  { army: m.term_red, paxos: m.term_red_paxos, symbol: '—', meaning: m.term_red_means },
  {
    army: m.term_notebook,
    paxos: m.term_notebook_paxos,
    symbol: 'maxBal, maxVBal, maxVal',
    meaning: m.term_notebook_means,
  },
  { army: m.term_prepare, paxos: m.term_prepare_paxos, symbol: '1a', meaning: m.term_prepare_means },
  { army: m.term_promise, paxos: m.term_promise_paxos, symbol: '1b (mbal, mval)', meaning: m.term_promise_means },
  { army: m.term_accept, paxos: m.term_accept_paxos, symbol: '2a', meaning: m.term_accept_means },
  { army: m.term_accepted, paxos: m.term_accepted_paxos, symbol: '2b', meaning: m.term_accepted_means },
  { army: m.term_reject, paxos: m.term_reject_paxos, symbol: '—', meaning: m.term_reject_means },
  { army: m.term_majority, paxos: m.term_majority_paxos, symbol: 'Q ∈ Quorum', meaning: m.term_majority_means },
  { army: m.term_consensus, paxos: m.term_consensus_paxos, symbol: 'chosen', meaning: m.term_consensus_means },
  { army: m.term_announce, paxos: m.term_announce_paxos, symbol: '—', meaning: m.term_announce_means },
];

const WORDS: Readonly<Record<Definition, readonly [name: () => string, means: () => string]>> = {
  quorum: [m.def_quorum, m.def_quorum_means],
  chosen: [m.def_chosen, m.def_chosen_means],
  agreement: [m.def_agreement, m.def_agreement_means],
  evidence: [m.def_evidence, m.def_evidence_means],
  knows: [m.def_knows, m.def_knows_means],
  told: [m.def_told, m.def_told_means],
  duty: [m.def_duty, m.def_duty_means],
  battle: [m.def_battle, m.def_battle_means],
  blame: [m.def_blame, m.def_blame_means],
  choosable: [m.def_choosable, m.def_choosable_means],
};

export function isDefinition(cites: string): cites is Definition {
  return (DEFINITIONS as readonly string[]).includes(cites);
}

export function definitionName(definition: Definition): string {
  return WORDS[definition][0]();
}

export function definitionWords(definition: Definition): string {
  return WORDS[definition][1]();
}
