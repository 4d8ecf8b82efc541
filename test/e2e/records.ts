/** Records for the browser tests, written as short as they can be: one call an event. */
type Fields = Readonly<Record<string, unknown>>;

function record(id: string, events: readonly Fields[]): string {
  const header = { format: 'three-armies.record/1', id, armies: 3, acceptRule: 'textbook', tent: 'separate' };
  const lines = events.map((event, i) => ({ seq: i + 1, at: i * 1000, ...event }));
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

const prepare = (id: string, from: string, to: string, n: number): Fields[] => [
  { type: 'sent', letter: { id, from, to, kind: 'prepare', n } },
  { type: 'delivered', letter: id },
];

const accept = (id: string, from: string, to: string, n: number, value: string): Fields[] => [
  { type: 'sent', letter: { id, from, to, kind: 'accept', n, value } },
  { type: 'delivered', letter: id },
];

type Pair = { n: number; value: string } | null;

const promise = (re: string, by: string, to: string, n: number, accepted: Pair = null): Fields[] => {
  const letter = { id: `${re}r`, from: by, to, kind: 'promise', n, accepted, re };
  return [
    { type: 'answered', by, re, notebook: { promised: n, accepted }, reply: letter },
    { type: 'delivered', letter: letter.id },
  ];
};

const accepted = (re: string, by: string, to: string, n: number, value: string): Fields[] => {
  const letter = { id: `${re}r`, from: by, to, kind: 'accepted', n, value, re };
  return [
    { type: 'answered', by, re, notebook: { promised: n, accepted: { n, value } }, reply: letter },
    { type: 'delivered', letter: letter.id },
  ];
};

const order = (army: number, value: string | null): Fields => ({ type: 'ordered', army, by: `P${army}`, value });

/** Officer 1 wins both rounds with generals 1 and 2, and their two armies attack. */
const agreed = [
  ...prepare('L1', 'P1', 'A1', 1),
  ...prepare('L2', 'P1', 'A2', 1),
  ...promise('L1', 'A1', 'P1', 1),
  ...promise('L2', 'A2', 'P1', 1),
  ...accept('L3', 'P1', 'A1', 1, '06:00'),
  ...accept('L4', 'P1', 'A2', 1, '06:00'),
  ...accepted('L3', 'A1', 'P1', 1, '06:00'),
  ...accepted('L4', 'A2', 'P1', 1, '06:00'),
];

export const SOUND = record('sound', [
  ...agreed,
  { type: 'sent', letter: { id: 'L9', from: 'P1', to: 'P2', kind: 'announce', value: '06:00' } },
  { type: 'delivered', letter: 'L9' },
  order(1, '06:00'),
  order(2, '06:00'),
  { type: 'ended' },
]);

/** Officer 2 is told of 06:00 by general 2, and sends a time of its own all the same; army 3 attacks on a guess. */
export const FATAL = record('fatal', [
  ...agreed,
  ...prepare('L5', 'P2', 'A2', 2),
  ...prepare('L6', 'P2', 'A3', 2),
  ...promise('L5', 'A2', 'P2', 2, { n: 1, value: '06:00' }),
  ...promise('L6', 'A3', 'P2', 2),
  ...accept('L7', 'P2', 'A2', 2, '07:00'),
  ...accept('L8', 'P2', 'A3', 2, '07:00'),
  ...accepted('L7', 'A2', 'P2', 2, '07:00'),
  ...accepted('L8', 'A3', 'P2', 2, '07:00'),
  order(1, '06:00'),
  order(3, '08:00'),
  { type: 'ended' },
]);

/** Cut in the middle of its third line. */
export const DAMAGED = SOUND.split('\n').slice(0, 3).join('\n').slice(0, -9);
