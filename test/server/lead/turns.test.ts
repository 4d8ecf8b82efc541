import { expect, test } from 'vitest';
import { serveDebrief, type Audience } from '../../../server/lead/debrief.ts';
import { Lead } from '../../../server/lead/lead.ts';
import type { Refused } from '../../../shared/wire/refusal.ts';
import type { LedCursor } from '../../../shared/wire/led.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const at = (session: string): LedCursor => ({ session, seq: 1, at: 0, eyes: 'all' });

/** A leader whose games are looked up for as long as the test wants. */
function leader() {
  const lookups = new Map<string, (reason: Refused | null) => void>();
  const listener = { led: () => undefined, followers: () => undefined };
  const lead = new Lead(fakeClock(), () => [listener]);
  const audience: Audience = {
    lead,
    listener,
    who: 'instructor',
    mayNot: null,
    against: (session) => new Promise((resolve) => lookups.set(session, resolve)),
    read: () => Promise.resolve(''),
    asks: () => Promise.resolve([]),
  };
  const move = (cursor: LedCursor | null) => serveDebrief('lead', { cursor }, audience, () => undefined);
  const found = (session: string): void => lookups.get(session)?.(null);
  return { lead, move, found };
}

test('of two moves the one that was asked later holds, whichever game is found first', async () => {
  const { lead, move, found } = leader();
  const [first, second] = [move(at('one')), move(at('two'))];
  found('two');
  await second;
  found('one');
  await first;
  expect(lead.cursor).toEqual(at('two'));
});

test('nobody is led any more, though a game that was asked for before is found only now', async () => {
  const { lead, move, found } = leader();
  const first = move(at('one'));
  await move(null);
  found('one');
  await first;
  expect(lead.cursor).toBeNull();
});
