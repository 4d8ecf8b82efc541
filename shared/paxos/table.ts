/** What physically exists in a game: its letters, who holds them, and whether the game is over. Owned by one fold. */
import type { ProtocolEvent } from './events.ts';
import type { Letter } from './letters.ts';

export interface Table {
  readonly armies: number;
  readonly letters: Map<string, Letter>;
  /** Ids of those that never arrived. */
  readonly undelivered: Set<string>;
  ended: boolean;
}

export function newTable(armies: number): Table {
  return { armies, letters: new Map(), undelivered: new Set(), ended: false };
}

export function letterOf(table: Table, id: string): Letter | null {
  return table.letters.get(id) ?? null;
}

export function isDelivered({ letters, undelivered }: Table, id: string): boolean {
  return letters.has(id) && !undelivered.has(id);
}

export function post({ letters, undelivered }: Table, letter: Letter): void {
  letters.set(letter.id, letter);
  undelivered.add(letter.id);
}

/** Carries out an event that is possible (see possible.ts). */
export function layOn(table: Table, event: ProtocolEvent): void {
  switch (event.type) {
    case 'sent':
      post(table, event.letter);
      return;
    case 'answered':
      if (event.reply !== null) post(table, event.reply);
      return;
    case 'delivered':
      table.undelivered.delete(event.letter);
      return;
    case 'ended':
      table.ended = true;
      return;
    case 'captured':
    case 'wrote':
    case 'claimed':
    case 'ordered':
  }
}
