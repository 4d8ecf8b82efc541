import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sameName, tidyName } from '../../../shared/room/names.ts';
import { LivePlayer } from '../../support/live-player.ts';
import { endAndRead } from '../../support/live-record.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { settingsWith } from '../../support/live-table.ts';

const hex = (...points: number[]) => String.fromCodePoint(...points);

describe('what is kept of a name', () => {
  test.each([
    ['plain', 'Li Wei', 'Li Wei'],
    ['Chinese', '王小明', '王小明'],
    ['script, as the text that it is', '<b>Ann</b>', '<b>Ann</b>'],
    ['spaces of any width, as one', `  Ann${hex(0x3000, 0xa0, 0x2003)}Lee `, 'Ann Lee'],
    ['zero width', `A${hex(0x200b, 0x200d, 0xfeff, 0x2060)}nn`, 'Ann'],
    ['a turned direction', `${hex(0x202e)}Ann${hex(0x202c, 0x2066, 0x200f)}`, 'Ann'],
    ['line breaks and other controls', `An${hex(10, 13, 9, 0, 0x1b, 0x2028, 0x2029)}n`, 'Ann'],
    ['what shows nothing though it is a letter', `Ann${hex(0x3164, 0x115f, 0x1160, 0xffa0, 0x2800)}`, 'Ann'],
    ['variation selectors and tags', `Ann${hex(0xfe0f, 0xe0041, 0x180b)}`, 'Ann'],
    ['half a surrogate pair', `Ann${'\ud83d'}`, 'Ann'],
    ['a tower of marks', `A${hex(0x301).repeat(50)}`, `${hex(0xc1)}${hex(0x301).repeat(2)}`],
    ['an emoji', '🐼', '🐼'],
    ['24 characters', 'x'.repeat(24), 'x'.repeat(24)],
    ['24 characters beyond the basic plane', '🐼'.repeat(24), '🐼'.repeat(24)],
  ])('%s', (_what, raw, kept) => {
    expect(tidyName(raw)).toBe(kept);
  });

  test.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['only what is invisible', hex(0x200b, 0x2060, 0x202e)],
    ['only letters that show nothing', hex(0x3164, 0x115f)],
    ['only a pattern of no dots', hex(0x2800)],
    ['only marks', hex(0x301, 0x302)],
    ['only points', '...'],
    ['25 characters', 'x'.repeat(25)],
    ['very long', 'x'.repeat(199)],
  ])('%s is no name', (_what, raw) => {
    expect(tidyName(raw)).toBeNull();
  });

  test.each([
    ['Ann', 'ANN'],
    ['Ann', hex(0xff21, 0xff4e, 0xff4e)],
    [`Rene${hex(0x301)}`, `Ren${hex(0xe9)}`],
    [`${hex(0xfb01)}n`, 'Fin'],
    [hex(0x2160), 'I'],
  ])('%s and %s are the same', (a, b) => {
    expect(sameName(a, b)).toBe(true);
    expect(sameName(a, `${b}2`)).toBe(false);
  });
});

describe('over the wire', () => {
  let server: LiveServer;
  let host: LivePlayer;
  const open: LivePlayer[] = [];
  const guest = (name: string): LivePlayer => {
    const player = new LivePlayer(server.origin, name);
    open.push(player);
    return player;
  };
  beforeAll(async () => {
    server = await startServer();
    host = await guest('Ann').open(settingsWith());
  });
  afterAll(async () => {
    for (const player of open) player.close();
    await server.close();
  });

  test.each(['ann', ' ANN ', `a${hex(0x200b)}nn`, hex(0xff21, 0xff4e, 0xff4e), `ann${hex(0x3164)}`])(
    'name-taken: %s looks like Ann',
    async (name) => {
      const answer = await guest(name).request('join', { code: host.code, name });
      expect(answer).toMatchObject({ ok: false, code: 'name-taken' });
    },
  );

  test.each(['', hex(0x200b), 'x'.repeat(25)])('bad-name: "%s"', async (name) => {
    const player = guest('nobody');
    expect(await player.request('join', { code: host.code, name })).toMatchObject({ code: 'bad-name' });
    expect(await player.request('open', { name })).toMatchObject({ ok: false, code: 'bad-name' });
  });

  test('name-taken: two who ask at once for one name', async () => {
    const answers = await Promise.all(
      ['Bob', 'bob'].map((name) => guest(name).request('join', { code: host.code, name })),
    );
    expect(answers.map((answer) => (answer.ok ? 'in' : answer.code)).sort()).toEqual(['in', 'name-taken']);
  });

  test('a name is free again once its bearer has left', async () => {
    const first = await guest('Cem').join(host.code);
    await first.arrange({ type: 'leave' });
    const second = await guest('Cem').join(host.code);
    await host.arrange({ type: 'remove', member: second.room?.you.member ?? '' });
    const third = await guest('Cem').join(host.code);
    expect(third.room?.you.name).toBe('Cem');
  });

  test('names are in no record', async () => {
    const name = '<i>Dora</i>';
    const player = await guest(name).join(host.code);
    await player.sit('P1');
    await host.arrange({ type: 'fill' });
    await host.arrange({ type: 'start' });
    await host.until(() => host.room?.phase === 'playing', 'the game to begin');
    expect(host.room?.seats[0]).toMatchObject({ seat: 'P1', name });
    const { text } = await endAndRead(host);
    for (const someone of [name, 'Dora', 'Ann']) expect(text).not.toContain(someone);
  });
});
