/** What can be asked before one is in a room or a class. Each has a connection of its own, for as long as it lasts. */
import type { Seat } from '../../shared/paxos/seats.ts';
import type { RoomCommand } from '../../shared/room/commands.ts';
import type { Requests } from '../../shared/wire/schemas.ts';
import { ROOM_DEFAULTS, type RoomSettings } from '../../shared/room/settings.ts';
import { classPlaces } from '../class/places.ts';
import { Connection } from './connection.svelte.ts';
import { dial } from './line.ts';
import { newId } from './new-id.ts';
import { newToken } from './new-token.ts';
import { rememberAttempt, rememberName, rememberPlace, type Place } from './places.ts';
import type { Reply } from './reply.ts';

/** A connection for what `use` asks, closed again afterwards. */
export async function once<Result>(use: (connection: Connection) => Promise<Result>): Promise<Result> {
  const connection = new Connection(dial(true));
  try {
    return await use(connection);
  } finally {
    connection.close();
  }
}

/** What has such a code. */
export type Found = Extract<Reply<'look'>, { ok: true }>;

export function lookAt(code: string): Promise<Reply<'look'>> {
  return once((connection) => connection.request('look', { code }));
}

/** By code: the token that was asked with, until there is an answer. Asked again, it is the same place. */
const unanswered = new Map<string, string>();

/** Whoever joins has a place in the room from then on, in this browser. */
export async function joinRoom(code: string, name: string): Promise<Reply<'join'>> {
  const reply = await asking(code, (token) => once((connection) => connection.request('join', { code, name, token })));
  if (reply.ok) keep(reply, name);
  return reply;
}

/** Whoever attends a class waits in it for a seat. */
export async function attendClass(code: string, name: string): Promise<Reply<'attend'>> {
  const reply = await asking(code, (token) =>
    once((connection) => connection.request('attend', { code, name, token })),
  );
  if (!reply.ok) return reply;
  classPlaces.remember({ code: reply.code, token: reply.token });
  rememberName(name);
  return reply;
}

async function asking<Answered extends { readonly ok: boolean }>(
  code: string,
  ask: (token: string) => Promise<Answered>,
): Promise<Answered> {
  const token = unanswered.get(code) ?? newToken();
  unanswered.set(code, token);
  const reply = await ask(token);
  if (reply.ok) unanswered.delete(code);
  return reply;
}

/** What whoever has the link of an assignment sees of it. */
export function lookAtAssignment(code: string, assignment: number): Promise<Reply<'assignment'>> {
  return once((connection) => connection.request('assignment', { code, assignment }));
}

/** Whoever begins an attempt has a place in its room, where the game is on. */
export async function beginAttempt(wish: Omit<Requests['attempt'], 'token'>): Promise<Reply<'attempt'>> {
  const reply = await asking(`${wish.code}/${wish.assignment}`, (token) =>
    once((connection) => connection.request('attempt', { ...wish, token })),
  );
  if (!reply.ok) return reply;
  keep(reply, wish.name);
  rememberAttempt(wish.code, wish.assignment, reply.code);
  return reply;
}

export async function openRoom(name: string): Promise<Reply<'open'>> {
  const reply = await once((connection) => connection.request('open', { name }));
  if (reply.ok) keep(reply, name);
  return reply;
}

/** Whoever is alone has nobody to ask. */
const ALONE: RoomSettings = { ...ROOM_DEFAULTS, level: 'guided' };

/**
 * A room with bots on all other seats, and its game begun. Without a seat one watches everything, and may play the red
 * army. Where only the opening succeeds, the lobby has the rest.
 */
export function playWithBots(name: string, seat: Seat | null, settings = ALONE): Promise<Reply<'open'>> {
  return once(async (connection) => {
    const reply = await connection.request('open', { name, settings });
    if (!reply.ok) return reply;
    keep(reply, name);
    const { code, token } = reply;
    const entered = await connection.request('enter', { code, token, session: null, have: 0 });
    const steps: readonly RoomCommand[] = [
      ...(seat === null ? [] : [{ type: 'sit', seat } as const]),
      { type: 'fill' },
      { type: 'start' },
    ];
    let ok = entered.ok;
    for (const command of steps) ok &&= (await connection.request('arrange', { id: newId(), command })).ok;
    return reply;
  });
}

function keep({ code, token }: Place, name: string): void {
  rememberPlace({ code, token });
  rememberName(name);
}
