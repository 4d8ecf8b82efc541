/** The mistakes of a kept session: of the player who saw it, or of a seat of a whole record. */
import { perspectiveOf, type PlayerLog } from '../../../shared/replay/perspective.ts';
import { mistakesIn } from '../../../shared/replay/retry.ts';
import { seatsOf } from '../../../shared/paxos/seats.ts';
import type { Body } from '../../library/kept.ts';
import { openBody } from '../session.ts';
import type { Task } from './rehearsal.svelte.ts';

export function tasksOf(session: string, log: PlayerLog): readonly Task[] {
  return mistakesIn(log).map((mistake) => ({ session, log, mistake }));
}

/** Null where the session cannot be read, or names no seat whose eyes to look through. */
export function tasksIn(id: string, body: Body, as: string): readonly Task[] | null {
  if (body.kind === 'own') return tasksOf(id, body.log);
  const opened = openBody(body);
  if (!opened.ok || opened.session.kind !== 'record') return null;
  const { chronicle } = opened.session;
  const seat = seatsOf(chronicle.header.armies).find((one) => one === as);
  return seat === undefined ? null : tasksOf(`${id}.${seat}`, perspectiveOf(chronicle, seat));
}
