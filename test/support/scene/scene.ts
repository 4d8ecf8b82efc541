/** A scene as it is written: a game step by step, and what the judge must say of it. README.md has the notation. */
import type { ReplyDraft } from '../../../shared/paxos/answer.ts';
import type { Notebook } from '../../../shared/paxos/notebook.ts';
import type { RuleId, Severity } from '../../../shared/paxos/rules.ts';
import type { Acceptor, Proposer, Seat } from '../../../shared/paxos/seats.ts';
import type { RuleSettings } from '../../../shared/paxos/settings.ts';
import type { Battle, Outcome, Quadrant } from '../../../shared/judge/verdict.ts';
import type { LetterName } from './letter-name.ts';
import type { Place } from './place.ts';

export interface Scene {
  /** The name of its file, without the ending. */
  readonly name: string;
  readonly title: string;
  /** The rules that it shows, broken or kept. */
  readonly checks: readonly RuleId[];
  readonly settings: RuleSettings;
  readonly lines: readonly Line[];
  readonly verdict: ExpectedVerdict;
}

/** One line: an act of one seat, or of several one after the other. */
export interface Line {
  readonly place: Place;
  readonly act: Act;
  /** What the first event of the line breaks. */
  readonly breaks: readonly Break[];
  /** What has become true by the end of the line. */
  readonly facts: readonly Fact[];
}

export type Act =
  | { readonly type: 'prepare'; readonly from: Proposer; readonly n: number; readonly to: readonly Acceptor[] }
  | {
      readonly type: 'accept';
      readonly from: Proposer;
      readonly n: number;
      readonly value: string;
      readonly to: readonly Acceptor[];
    }
  | { readonly type: 'announce'; readonly from: Seat; readonly value: string; readonly to: readonly Seat[] }
  | { readonly type: 'deliver'; readonly again: boolean; readonly name: LetterName }
  | { readonly type: 'capture'; readonly name: LetterName }
  /** The answer that the duty asks for; `kind` and `notebook` say which one that will be. */
  | {
      readonly type: 'right-answer';
      readonly by: readonly Acceptor[];
      readonly kind: ReplyDraft['kind'];
      readonly name: LetterName | null;
      readonly notebook: Notebook | null;
    }
  | {
      readonly type: 'answer';
      readonly by: Acceptor;
      readonly name: LetterName;
      readonly notebook: Notebook;
      readonly reply: ReplyDraft | null;
    }
  | { readonly type: 'write'; readonly by: Acceptor; readonly notebook: Notebook }
  | { readonly type: 'claim'; readonly by: Proposer; readonly n: number; readonly value: string }
  | { readonly type: 'order'; readonly by: Seat; readonly value: string | null }
  | { readonly type: 'dawn' }
  /** No act: what can still be chosen at this point. */
  | { readonly type: 'choosable'; readonly values: readonly string[] };

export interface Break {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly root: boolean;
}

export type Fact =
  | { readonly type: 'chosen'; readonly n: number; readonly value: string }
  | { readonly type: 'knows' | 'told'; readonly seat: Seat; readonly value: string };

export interface ExpectedVerdict {
  readonly place: Place;
  readonly outcome: Outcome;
  readonly quadrant: Quadrant;
  readonly blame: readonly Blamed[];
  readonly battle: Omit<Battle, 'armies'>;
}

export interface Blamed {
  readonly by: Seat;
  readonly rule: RuleId;
  /** Which of several violations of that rule by that seat. */
  readonly nth: number | null;
}
