/** The sheet that an officer writes on, as texts, and the act that they mean. */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { Acceptor } from '../../shared/paxos/seats.ts';
import { numberIn, timeIn } from '../letters/field-text.ts';

export const KINDS = ['prepare', 'accept', 'claim', 'announce'] as const;
export type Kind = (typeof KINDS)[number];

export interface ComposeTexts {
  readonly kind: string;
  readonly n: string;
  readonly time: string;
  /** Seats, parted by spaces. */
  readonly to: string;
  /** Ids of the letters that go with a claim, parted by spaces. */
  readonly evidence: string;
}

export const BLANK: ComposeTexts = { kind: 'prepare', n: '', time: '', to: '', evidence: '' };

export function kindIn({ kind }: ComposeTexts): Kind {
  return KINDS.find((known) => known === kind) ?? 'prepare';
}

export function listIn(text: string): readonly string[] {
  return text.split(' ').filter((item) => item !== '');
}

/** With the item, or without it where it was there. */
export function toggled(text: string, item: string): string {
  const items = listIn(text);
  return (items.includes(item) ? items.filter((other) => other !== item) : [...items, item].sort()).join(' ');
}

/** Null where something is missing or makes no sense. Announcements have a sheet of their own. */
export function commandIn(texts: ComposeTexts): PlayerCommand | null {
  const n = numberIn(texts.n);
  const value = timeIn(texts.time);
  const to = listIn(texts.to) as Acceptor[];
  switch (kindIn(texts)) {
    case 'prepare':
      return n === null || to.length === 0 ? null : { type: 'prepare', to, n };
    case 'accept':
      return n === null || value === null || to.length === 0 ? null : { type: 'accept', to, n, value };
    case 'claim':
      return n === null || value === null ? null : { type: 'claim', n, value, evidence: listIn(texts.evidence) };
    case 'announce':
      return null;
  }
}

/** The sheet on which an act is written already; a blank one for what is written elsewhere, or for none. */
export function sheetFor(command: PlayerCommand | null): ComposeTexts {
  switch (command?.type) {
    case 'prepare':
      return { ...BLANK, kind: 'prepare', n: String(command.n), to: command.to.join(' ') };
    case 'accept':
      return { ...BLANK, kind: 'accept', n: String(command.n), time: command.value, to: command.to.join(' ') };
    case 'claim':
      return {
        ...BLANK,
        kind: 'claim',
        n: String(command.n),
        time: command.value,
        evidence: command.evidence.join(' '),
      };
    case 'announce':
      return { ...BLANK, kind: 'announce' };
    case undefined:
    case 'order':
    case 'answer':
    case 'write':
      return BLANK;
  }
}
