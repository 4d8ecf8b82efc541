/** Sessions as they are opened, for tests of the replay. */
import { openBody, type OwnSession, type WholeSession } from '../../../client/replay/session.ts';
import type { Seat } from '../../../shared/paxos/seats.ts';
import { perspectiveOf } from '../../../shared/replay/perspective.ts';
import { exampleText } from '../../support/example-text.ts';

export function sessionOf(text: string): WholeSession {
  const result = openBody({ kind: 'record', text });
  if (!result.ok || result.session.kind !== 'record') throw new Error('not a record');
  return result.session;
}

export const exampleSession = (name: string): WholeSession => sessionOf(exampleText(name));

/** What the browser of one player holds of an example. */
export function ownSession(name: string, seat: Seat): OwnSession {
  const { header, events } = perspectiveOf(exampleSession(name).chronicle, seat);
  const result = openBody({ kind: 'own', log: { header, seat, events }, verdict: null });
  if (!result.ok || result.session.kind !== 'own') throw new Error('no log of its own');
  return result.session;
}
