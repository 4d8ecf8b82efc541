import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoomCommand } from '../../../shared/room/commands.ts';
import { ROOM_DEFAULTS } from '../../../shared/room/settings.ts';
import type { WireCommand } from '../../../shared/wire/schemas.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { allHeard, wholeLog } from '../../support/live-return.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable, settingsWith, type LiveTable } from '../../support/live-table.ts';

const HOUR = 3_600_000;
/** Letters of this table: one that A1 has, one that is on its way to A1, one that A2 has, one that P2 has. */
type Letters = Readonly<Record<'mine' | 'underWay' | 'theirs' | 'promised', string>>;

let server: LiveServer;
let table: LiveTable;
let spectator: LivePlayer;
let letters: Letters;

beforeAll(async () => {
  server = await startServer();
  table = await seatTable(server, settingsWith({ walk: [HOUR, HOUR] }));
  spectator = await new LivePlayer(server.origin, 'spectator').join(table.host.code);
  const { at, host } = table;
  await at('P1').do({ type: 'prepare', to: ['A1'], n: 1 });
  await at('P2').do({ type: 'prepare', to: ['A1', 'A2'], n: 2 });
  const [mine, theirs] = [await at('A1').letter('prepare', 'P1'), await at('A2').letter('prepare', 'P2')];
  await at('A2').do({ type: 'answer', re: theirs, entry: { promised: 2 }, reply: { kind: 'promise', accepted: null } });
  const promised = await at('P2').letter('promise', 'A2');
  await allHeard(host);
  const sent = wholeLog(host).flatMap((event) => (event.type === 'sent' ? [event.letter] : []));
  const underWay = sent.find(({ from, to }) => from === 'P2' && to === 'A1')?.id ?? '';
  letters = { mine, underWay, theirs, promised };
});
afterAll(async () => {
  spectator.close();
  table.close();
  await server.close();
});

const OFFICERS: readonly WireCommand[] = [
  { type: 'prepare', to: ['A1'], n: 9 },
  { type: 'accept', to: ['A1'], n: 9, value: '06:00' },
  { type: 'claim', n: 9, value: '06:00', evidence: [] },
];
const GENERALS: readonly WireCommand[] = [
  { type: 'answer', re: 'LETTER', entry: { promised: 9 }, reply: { kind: 'promise', accepted: null } },
  { type: 'answer', re: 'LETTER', entry: {}, reply: null },
  { type: 'write', entry: { promised: 9 } },
];
const ANYONES: readonly WireCommand[] = [
  { type: 'announce', to: ['A2'], value: '06:00' },
  { type: 'order', value: '06:00' },
];
const HOSTS: readonly WireCommand[] = [
  { type: 'pause' },
  { type: 'resume' },
  { type: 'end' },
  { type: 'dawn', within: 1000 },
];
const RED: readonly WireCommand[] = [
  { type: 'capture', letter: 'LETTER', copy: 1 },
  { type: 'hold', letter: 'LETTER', copy: 1 },
  { type: 'release', letter: 'LETTER', copy: 1 },
  { type: 'copy', letter: 'LETTER', copy: 1 },
  { type: 'delay', letter: 'LETTER', copy: 1, by: 1000 },
];
const ROOM_HOSTS: readonly RoomCommand[] = [
  { type: 'fill' },
  { type: 'bot', seat: 'A1', on: true },
  { type: 'bot', seat: 'A1', on: false },
  { type: 'remove', member: 'm1' },
  { type: 'settle', settings: ROOM_DEFAULTS },
  { type: 'start' },
  { type: 'release' },
];

/** The command with this letter in the place of the letter. */
const about = (command: WireCommand, letter: string) =>
  JSON.parse(JSON.stringify(command).replace('LETTER', letter)) as WireCommand;

/** Refused in the same words whatever letter is named, and nothing of it is in the log. */
async function expectRefused(player: LivePlayer, command: WireCommand, refusal: object): Promise<void> {
  await allHeard(table.host);
  const before = table.host.log.length;
  for (const letter of [...Object.values(letters), 'nosuchletter']) {
    expect(await player.act(about(command, letter)), JSON.stringify(command)).toEqual({ ok: false, ...refusal });
  }
  await allHeard(table.host);
  expect(table.host.log).toHaveLength(before);
}

const notYours = ({ type }: WireCommand) => ({ code: 'not-your-act', params: { act: type } });
const noSeat = { code: 'no-seat', params: {} };

describe('acting for others', () => {
  test.each([...OFFICERS, ...GENERALS, ...ANYONES])('who watches acts for nobody: $type', async (command) => {
    await expectRefused(spectator, command, noSeat);
    await expectRefused(table.host, command, noSeat);
  });

  test.each(OFFICERS)('a general does no officer’s work: $type', async (command) => {
    await expectRefused(table.at('A1'), command, notYours(command));
  });

  test.each(GENERALS)('an officer does no general’s work: $type', async (command) => {
    await expectRefused(table.at('P1'), command, notYours(command));
  });

  test.each([...HOSTS, ...RED])('only the host holds the game and plays the red army: $type', async (command) => {
    for (const player of [spectator, table.at('P1'), table.at('A1')]) {
      await expectRefused(player, command, notYours(command));
    }
  });

  test.each(ROOM_HOSTS)('only the host arranges the room: $type', async (command) => {
    for (const player of [spectator, table.at('P1')]) {
      expect(await player.arrange(command)).toEqual({ ok: false, code: 'not-host', params: {} });
    }
  });

  test('the red army finds only messengers that walk', async () => {
    for (const command of RED) {
      const answer = await table.host.act(about(command, 'nosuchletter'));
      expect(answer).toMatchObject({ ok: false, code: 'no-messenger' });
    }
  });
});

describe('letters of others', () => {
  const unknown = (id: string) => ({ ok: false, code: 'letter-unknown', params: { id } });

  test('cannot be answered, and no refusal tells whether there is such a letter', async () => {
    const { underWay, theirs, promised } = letters;
    for (const id of [underWay, theirs, promised, 'nosuchletter']) {
      for (const reply of [null, { kind: 'promise', accepted: null }, { kind: 'reject', promised: 0 }] as const) {
        const answer = await table.at('A1').act({ type: 'answer', re: id, entry: {}, reply });
        expect(answer, JSON.stringify(reply)).toEqual(unknown(id));
      }
    }
  });

  // What fits a letter is asked before whether it has arrived: shared/game/act.ts.
  test('cannot be told apart by what would answer them', async () => {
    for (const id of [letters.underWay, letters.theirs, 'nosuchletter']) {
      const command = { type: 'answer', re: id, entry: {}, reply: { kind: 'accepted' } } as const;
      expect(await table.at('A1').act(command)).toEqual(unknown(id));
    }
  });

  test('are no evidence, and no refusal tells whether there is such a letter', async () => {
    const { mine, underWay, theirs, promised } = letters;
    for (const id of [mine, underWay, theirs, promised, 'nosuchletter']) {
      const answer = await table.at('P1').act({ type: 'claim', n: 2, value: '06:00', evidence: [id] });
      expect(answer).toEqual({ ok: false, code: 'evidence-not-held', params: { id } });
    }
  });
});
