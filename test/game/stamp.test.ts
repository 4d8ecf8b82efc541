import { expect, test } from 'vitest';
import type { Happening } from '../../shared/game/events.ts';
import { stamp } from '../../shared/game/stamp.ts';

const messenger = { letter: 'L1', copy: 1, due: 5000, fate: 'arrive', until: null } as const;
const notebook = { promised: 4, accepted: { n: 1, value: '06:00' } };

/** One of each type that a log has. */
const HAPPENINGS: { readonly [Type in Happening['type']]: Extract<Happening, { type: Type }> } = {
  sent: { type: 'sent', letter: { id: 'L1', from: 'P1', to: 'A2', kind: 'prepare', n: 4 } },
  delivered: { type: 'delivered', letter: 'L1', copy: 1 },
  captured: { type: 'captured', letter: 'L1', copy: 2 },
  departed: { type: 'departed', ...messenger },
  diverted: { type: 'diverted', ...messenger, due: null, until: { type: 'answered', kind: 'accept' } },
  answered: {
    type: 'answered',
    by: 'A2',
    re: 'L1',
    notebook,
    reply: { id: 'L2', from: 'A2', to: 'P1', n: 4, re: 'L1', kind: 'promise', accepted: notebook.accepted },
  },
  wrote: { type: 'wrote', by: 'A1', notebook },
  claimed: { type: 'claimed', by: 'P1', n: 4, value: '06:00', evidence: ['L3', 'L4'] },
  ordered: { type: 'ordered', army: 2, by: 'A2', value: null },
  seated: { type: 'seated', seat: 'P3', player: 'm2', bot: false },
  dawn: { type: 'dawn', ends: 60_000 },
  paused: { type: 'paused' },
  resumed: { type: 'resumed' },
  ended: { type: 'ended' },
};

test.each(Object.values(HAPPENINGS))('record-line: $type is all there, numbered and timed first', (happening) => {
  expect(JSON.stringify(stamp(happening, 7, 1234))).toBe(JSON.stringify({ seq: 7, at: 1234, ...happening }));
});

test('fog: what a happening carries beside its own fields does not get into the log', () => {
  const event = stamp({ ...HAPPENINGS.wrote, secret: 'x' } as Happening, 1, 0);
  expect(event).not.toHaveProperty('secret');
});
