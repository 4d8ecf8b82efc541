/** How sessions come to be kept: each is judged first, stays beside others of its name, and is found by the id returned. */
import type { PlayerLog } from '../../shared/replay/perspective.ts';
import type { VerdictFrame } from '../../shared/wire/wire.ts';
import { keptOwn, keptRecord, nameFor, ownId, type Judgement, type Source } from './cards.ts';
import type { Card, Kept } from './kept.ts';
import type { Library } from './library.ts';

/** More games of one's own than this, and the oldest go. What was brought here is never let go. */
export const OWN_LIMIT = 200;

export type From = Omit<Source, 'savedAt'>;

/** A record that was read and judged. The same text again is the same session; another of its name gets another id. */
export async function keepRecord(shelf: Library, text: string, judged: Judgement, from: From): Promise<string> {
  const name = nameFor(judged.verdict.record);
  const id = await freeId(shelf, name, (kept) => isSame(kept, text, from));
  await shelf.keep(keptRecord(id, text, judged, { ...from, savedAt: Date.now() }));
  return id;
}

/** What this browser played. As it comes again after a reload, it is known already. */
export async function keepOwn(
  shelf: Library,
  log: PlayerLog,
  verdict: VerdictFrame | null,
  from: From,
): Promise<string> {
  const id = ownId(log);
  const before = await shelf.find(id);
  const held = before?.body.kind === 'own' ? before.body : null;
  const more = held === null || held.log.events.length < log.events.length;
  if (!more && (verdict === null || held.verdict !== null)) return id;
  const savedAt = before?.card.savedAt ?? Date.now();
  await shelf.keep(keptOwn(log, verdict ?? held?.verdict ?? null, { ...from, savedAt }));
  for (const { id: oldest } of ownOf(await shelf.list()).slice(OWN_LIMIT)) await shelf.remove(oldest);
  return id;
}

/** Games that this browser played, as one player saw them. */
export function ownOf(cards: readonly Card[]): readonly Card[] {
  return cards.filter(({ seat }) => seat !== null);
}

/** The first of `name`, `name~2`, `name~3` … that nothing else has. */
async function freeId(shelf: Library, name: string, mayReplace: (kept: Kept) => boolean): Promise<string> {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? name : `${name}~${count}`;
    const there = await shelf.find(id);
    if (there === null || mayReplace(there)) return id;
  }
}

/** A game's record only grows: as its server sends it again, it takes the place of what was sent before. */
function isSame({ card, body }: Kept, text: string, { origin }: From): boolean {
  if (body.kind !== 'record') return false;
  return body.text === text || (card.origin === origin && (origin === 'room' || origin === 'class'));
}
