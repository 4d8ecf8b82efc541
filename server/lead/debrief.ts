/** What may be asked of a led debrief, by whoever is in the class or in the room that is led. */
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { DebriefAsk } from '../../shared/wire/led.ts';
import type { RequestName, Requests } from '../../shared/wire/schemas.ts';
import type { Answer } from '../../shared/wire/wire.ts';
import type { Lead, Listener } from './lead.ts';

export type DebriefRequest = 'lead' | 'follow' | 'debrief';

/** Somebody's place among those who are led. */
export interface Audience {
  readonly lead: Lead;
  readonly listener: Listener;
  /** A pseudonym. */
  readonly who: string;
  /** Null for whoever may lead. */
  readonly mayNot: Refused | null;
  /** Why this game cannot be led through, or null. */
  readonly against: (session: string) => Promise<Refused | null>;
  readonly read: (session: string) => Promise<string>;
  /** What was asked in it, as far as this one may see. */
  readonly asks: (session: string) => Promise<readonly DebriefAsk[]>;
}

type Reply = (answer: Answer<RequestName>) => void;

export async function serveDebrief(
  name: DebriefRequest,
  payload: Requests[DebriefRequest],
  audience: Audience,
  reply: Reply,
): Promise<void> {
  const { lead, listener, who, mayNot } = audience;
  switch (name) {
    case 'lead':
      reply((await move(audience, (payload as Requests['lead']).cursor)) ?? { ok: true, ...lead.followers });
      return;
    case 'follow':
      if (lead.cursor === null) reply(refused('not-led'));
      else {
        if (mayNot !== null) lead.follow(listener, who, (payload as Requests['follow']).stance);
        reply({ ok: true });
      }
      return;
    case 'debrief': {
      const session = lead.cursor?.session;
      const text = await lead.record(audience.read);
      if (session === undefined || text === null) reply(refused('not-led'));
      else reply({ ok: true, session, text, asks: await audience.asks(session) });
    }
  }
}

async function move(
  { lead, listener, mayNot, against }: Audience,
  cursor: Requests['lead']['cursor'],
): Promise<Refused | null> {
  if (mayNot !== null) return mayNot;
  const turn = lead.turn();
  if (cursor === null) {
    lead.stop(turn);
    return null;
  }
  // A game that is led is over, and stays so.
  const reason = cursor.session === lead.cursor?.session ? null : await against(cursor.session);
  if (reason === null) lead.move(cursor, listener, turn);
  return reason;
}
