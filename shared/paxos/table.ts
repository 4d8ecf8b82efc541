/** What physically exists in a game: its letters, who holds them, and whether the game is over. Owned by one fold. */
import type { ProtocolEvent } from './events.ts';
import type { Letter } from './letters.ts';

export interface Posted {
  readonly letter: Letter;
  delivered: boolean;
}

export interface Table {
  readonly armies: number;
  readonly letters: Map<string, Posted>;
  ended: boolean;
}

export function newTable(armies: number): Table {
  return { armies, letters: new Map(), ended: false };
}

export function letterOf(table: Table, id: string): Letter | null {
  return table.letters.get(id)?.letter ?? null;
}

export function post(table: Table, letter: Letter): void {
  table.letters.set(letter.id, { letter, delivered: false });
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
    case 'delivered': {
      const posted = table.letters.get(event.letter);
      if (posted) posted.delivered = true;
      return;
    }
    case 'ended':
      table.ended = true;
      return;
    case 'captured':
    case 'wrote':
    case 'claimed':
    case 'ordered':
  }
}
