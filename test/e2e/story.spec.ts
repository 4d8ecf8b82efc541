/** The story's scenes, played by six people at six browsers, with nothing but what the page offers. */
import type { ScriptLine } from '../../shared/game/valley.ts';
import type { Acceptor, Proposer } from '../../shared/paxos/seats.ts';
import { expect, test } from './fixtures.ts';
import { answer } from './table/general.ts';
import { claim, readLetter, send, writeLetter } from './table/officer.ts';
import { endGame, judgedTwice, sitDown, type Table } from './table/table.ts';

const ALL: readonly Acceptor[] = ['A1', 'A2', 'A3'];
const CAPTURES: readonly ScriptLine[] = [
  { match: { from: 'P1', to: 'A3', kind: 'prepare', n: 1 }, do: 'capture' },
  { match: { from: 'P2', to: 'A1', kind: 'prepare', n: 2 }, do: 'capture' },
  { match: { from: 'P1', to: 'A3', kind: 'prepare', n: 3 }, do: 'capture' },
];

test.describe.configure({ timeout: 120_000 });

async function promise(table: Table, general: Acceptor, officer: Proposer, n: number): Promise<void> {
  await answer(table.at(general), officer, { promised: n }, { ok: 'nothing' });
}

async function accept(table: Table, general: Acceptor, officer: Proposer, n: number, time: string): Promise<void> {
  await answer(table.at(general), officer, { promised: n, accepted: [n, time] }, { accepted: true });
}

test('the story’s first scene: one officer after the other, to consensus', async ({ browser }) => {
  const table = await sitDown(browser, { level: 'exam' });
  const [first, second] = [table.at('P1'), table.at('P2')];
  await send(first, 'prepare', { n: 1, to: ALL });
  for (const general of ALL) await promise(table, general, 'P1', 1);
  for (const general of ALL) await readLetter(first, general, 'ok 1, nothing accepted');
  await send(first, 'accept', { n: 1, time: '06:00', to: ALL });
  for (const general of ALL) await accept(table, general, 'P1', 1, '06:00');
  for (const general of ALL) await readLetter(first, general, 'accepted 1, 06:00');
  await claim(first, 1, '06:00', /accepted 1, 06:00/);
  await send(second, 'prepare', { n: 2, to: ALL });
  for (const general of ALL) await answer(table.at(general), 'P2', { promised: 2 }, { ok: [1, '06:00'] });
  for (const general of ALL) await readLetter(second, general, 'ok 2. I had accepted 1, 06:00');
  await claim(second, 1, '06:00', /ok 2 \(1, 06:00\)/);
  await endGame(table);
  const { record, page } = await judgedTwice(table);
  expect(record).toMatchObject({
    ok: true,
    verdict: {
      outcome: 'consensus',
      quadrant: 'sound',
      chosen: [{ n: 1, value: '06:00' }],
      knows: { P1: { value: '06:00' }, P2: { value: '06:00' }, P3: null, A1: null, A2: null, A3: null },
      violations: [],
    },
  });
  expect(page).toEqual(record.ok ? record.verdict : null);
  for (const person of table.people)
    await expect(person.page.getByText('sound', { exact: true }).first()).toBeVisible();
  await expect(table.at('A2').page.getByText('You never knew whether a time was chosen.')).toBeVisible();
  await table.close();
});

/** Up to its step 11, where officer 1 holds two reports. */
async function cross(table: Table): Promise<void> {
  const [first, second] = [table.at('P1'), table.at('P2')];
  await send(first, 'prepare', { n: 1, to: ALL });
  await promise(table, 'A1', 'P1', 1);
  await promise(table, 'A2', 'P1', 1);
  await send(second, 'prepare', { n: 2, to: ALL });
  await promise(table, 'A2', 'P2', 2);
  await promise(table, 'A3', 'P2', 2);
  await readLetter(first, 'A1', 'ok 1, nothing accepted');
  await readLetter(first, 'A2', 'ok 1, nothing accepted');
  await send(first, 'accept', { n: 1, time: '06:00', to: ['A1', 'A2'] });
  await accept(table, 'A1', 'P1', 1, '06:00');
  await answer(table.at('A2'), 'P1', {}, { rejected: 2 });
  await readLetter(second, 'A2', 'ok 2, nothing accepted');
  await readLetter(second, 'A3', 'ok 2, nothing accepted');
  await send(second, 'accept', { n: 2, time: '07:00', to: ['A2', 'A3'] });
  await accept(table, 'A2', 'P2', 2, '07:00');
  await accept(table, 'A3', 'P2', 2, '07:00');
  await readLetter(second, 'A2', 'accepted 2, 07:00');
  await readLetter(second, 'A3', 'accepted 2, 07:00');
  await claim(second, 2, '07:00', /accepted 2, 07:00/);
  await readLetter(first, 'A1', 'accepted 1, 06:00');
  await readLetter(first, 'A2', 'rejected 1: promised 2');
  await send(first, 'prepare', { n: 3, to: ALL });
  await answer(table.at('A1'), 'P1', { promised: 3 }, { ok: [1, '06:00'] });
  await answer(table.at('A2'), 'P1', { promised: 3 }, { ok: [2, '07:00'] });
  await readLetter(first, 'A1', 'ok 3. I had accepted 1, 06:00');
  await readLetter(first, 'A2', 'ok 3. I had accepted 2, 07:00');
}

test('the story’s second scene: two officers cross, three messengers are captured, to consensus', async ({
  browser,
}) => {
  const table = await sitDown(browser, { level: 'exam', script: CAPTURES });
  const first = table.at('P1');
  await cross(table);
  await send(first, 'accept', { n: 3, time: '07:00', to: ['A1', 'A2'] });
  await accept(table, 'A1', 'P1', 3, '07:00');
  await accept(table, 'A2', 'P1', 3, '07:00');
  await readLetter(first, 'A1', 'accepted 3, 07:00');
  await readLetter(first, 'A2', 'accepted 3, 07:00');
  await claim(first, 3, '07:00', /accepted 3, 07:00/);
  await endGame(table);
  const { record, page } = await judgedTwice(table);
  expect(record).toMatchObject({
    ok: true,
    verdict: {
      outcome: 'consensus',
      quadrant: 'sound',
      chosen: [
        { n: 2, value: '07:00' },
        { n: 3, value: '07:00' },
      ],
      knows: { P1: { value: '07:00' }, P2: { value: '07:00' }, A1: null, A2: null, A3: null },
      violations: [],
    },
  });
  expect(page).toEqual(record.ok ? record.verdict : null);
  await table.close();
});

test('O4: the stubborn officer is warned, insists, breaks agreement, and bears the blame', async ({ browser }) => {
  const table = await sitDown(browser, { level: 'coached', script: CAPTURES });
  const first = table.at('P1');
  await cross(table);
  await writeLetter(first, 'accept', { n: 3, time: '06:00', to: ['A1', 'A2'] });
  await expect(first.page.getByText('rule O4')).toBeVisible();
  await expect(first.page.getByText(/highest number, 2, says 07:00/)).toBeVisible();
  await first.button('Seal and send anyway').click();
  await expect(first.page.getByText(/^Sealed\. Sent out/)).toBeVisible();
  await accept(table, 'A1', 'P1', 3, '06:00');
  await accept(table, 'A2', 'P1', 3, '06:00');
  await readLetter(first, 'A1', 'accepted 3, 06:00');
  await endGame(table);
  const { record, page } = await judgedTwice(table);
  expect(record).toMatchObject({
    ok: true,
    verdict: {
      outcome: 'broken',
      quadrant: 'fatal',
      violations: [{ by: 'P1', rule: 'O4', severity: 'unsafe', root: true }],
      blame: [{ by: 'P1', rule: 'O4' }],
    },
  });
  expect(page).toEqual(record.ok ? record.verdict : null);
  await expect(first.page.getByText('Agreement was broken, and this had a part in it:')).toBeVisible();
  await expect(table.at('A3').page.getByRole('heading', { name: 'Blame' })).toBeVisible();
  await table.close();
});
