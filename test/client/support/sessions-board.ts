/** The board of a class's sessions, with a server that answers when the test says so. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { vi } from 'vitest';
import type { Keeper } from '../../../client/desk/sessions/keeper.ts';
import SessionsBoard from '../../../client/desk/sessions/SessionsBoard.svelte';
import { language } from '../../../client/i18n/language.svelte.ts';
import type { ClassCommand } from '../../../shared/class/commands.ts';
import { CLASS_DEFAULTS } from '../../../shared/class/state.ts';
import { writeRecord } from '../../../shared/game/record.ts';
import { judgeRecord } from '../../../shared/judge/judge.ts';
import type { DeskView, PlayedGame, StudentOfClass } from '../../../shared/wire/class-view.ts';
import type { RoomView } from '../../../shared/wire/room-view.ts';
import type { RequestName } from '../../../shared/wire/schemas.ts';
import { headerFor, newPlay, playWithBots } from '../../support/play.ts';
import { settled as once } from './fake-line.ts';
import { KEEPING } from './keeping.ts';

interface Asked {
  readonly name: RequestName;
  readonly request: unknown;
  readonly answer: (reply: unknown) => void;
}

/** What was asked of the server and not answered yet. */
export const asked: Asked[] = [];
export const taught: ClassCommand[] = [];
/** Files that were handed out, by name. */
export const saved: { name: string; blob: Blob }[] = [];

export const { header, events } = playWithBots(newPlay(headerFor('board')), { until: 60_000 });
export const TEXT = writeRecord({ header, events });
export const VERDICT = judgeRecord({ header, events });
/** Of the reader's calendar. */
export const MORNING = { begun: new Date(2026, 2, 9, 10, 3).getTime(), ended: new Date(2026, 2, 9, 10, 21).getTime() };
export const judged = (session: string) => ({
  ok: true,
  text: TEXT,
  ended: MORNING.ended,
  players: {},
  verdict: { session, verdict: VERDICT, extent: { armies: 3, events: events.length, ended: true } },
});

export const played = (count: number): readonly PlayedGame[] =>
  Array.from({ length: count }, (_, i) => ({
    round: i + 1,
    room: 'K7Q4MX',
    session: `g${i + 1}`,
    at: null,
    lesson: null,
    gone: false,
  }));

export const student = (name: string, called: string | null): StudentOfClass => ({
  ...{ student: name, name: called, place: null, is: 'here', awayFor: 0, listed: false },
});

export const desk = (rest: Partial<DeskView> = {}): DeskView => ({
  ...{ role: 'instructor', code: 'CLASS1', round: 1, locked: false, settings: CLASS_DEFAULTS, students: [] },
  ...{ rooms: ['K7Q4MX'], unreadable: [], played: [], asks: [], roster: [], rosterOnly: false, recoverable: false },
  ...{
    lan: [],
    stalled: false,
    keeping: KEEPING,
    lessons: [],
    assignments: [],
    sheets: { collecting: false, count: 0, changes: 0 },
  },
  ...rest,
});

function keeper(...rooms: readonly RoomView[]): Keeper {
  const request = (name: RequestName, request: unknown) =>
    new Promise((resolve) => {
      asked.push({ name, request, answer: resolve });
    });
  return {
    request: request as Keeper['request'],
    teach: (command) => {
      taught.push(command);
      return Promise.resolve(null);
    },
    rooms: new Map(rooms.map((view) => [view.code, { view }])),
  };
}

export const open = (view: DeskView, ...rooms: readonly RoomView[]) =>
  render(SessionsBoard, { model: keeper(...rooms), view });

/** Answers all that was asked so far, and what is asked because of it. */
export async function answerAll(
  reply: (asked: Asked) => unknown = ({ request }) => judged(sessionIn(request)),
): Promise<void> {
  await settled();
  while (asked.length > 0) {
    for (const one of asked.splice(0)) one.answer(reply(one));
    await settled();
  }
}

/** A dozen games that are held already are gone through one after another. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await once();
  await tick();
}

export const sessionIn = (request: unknown): string => (request as { session: string }).session;
export const button = (name: RegExp | string) => screen.getByRole('button', { name });
export const press = (name: RegExp | string) => fireEvent.click(button(name));
export const rows = () =>
  within(screen.getByRole('list', { name: 'Games played' })).getAllByRole('heading', { level: 3 });
export const statuses = () => screen.getAllByRole('status').map(({ textContent }) => textContent.trim());

/** Before each test of a file that looks at the board. */
export function begin(): void {
  for (const all of [asked, taught, saved]) all.length = 0;
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${blobs.size}`;
    blobs.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) saved.push({ name: this.download, blob });
  });
}

/** After each. */
export function end(): void {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  language.choose('en');
}
