/** What whoever has the link of an assignment may ask of its class, in which they have no place. */
import { assignmentIn, attemptWith } from '../../shared/class/assignments.ts';
import { tidyName } from '../../shared/room/names.ts';
import { refused } from '../../shared/wire/refusal.ts';
import type { Requests } from '../../shared/wire/schemas.ts';
import type { Answer } from '../../shared/wire/wire.ts';
import { assignmentCard } from '../class/assignment-views.ts';
import type { Classroom } from '../class/classroom.ts';
import { hashOf } from '../room/rooms.ts';
import type { Gate } from './gate.ts';

export function lookAt(classroom: Classroom, number: number): Answer<'assignment'> {
  const assignment = assignmentIn(classroom.state, number);
  if (assignment === null) return refused('unknown-assignment');
  return { ok: true, assignment: assignmentCard(number, assignment, classroom.now()) };
}

export async function begin(
  classroom: Classroom,
  { code, assignment, name: raw, role, token }: Requests['attempt'],
  gate: Pick<Gate, 'attempt'>,
): Promise<Answer<'attempt'>> {
  const name = tidyName(raw);
  if (name === null) return refused('bad-name');
  const tokenHash = hashOf(token);
  // Asked for again, the answer lost, it is no further one.
  const wait = attemptWith(classroom.state, tokenHash) === null ? await gate.attempt(code, name) : 0;
  if (wait > 0) return refused('too-many', { seconds: wait });
  const begun = await classroom.attempts.begin({ assignment, name, role, tokenHash });
  return 'ok' in begun ? begun : { ok: true, code: begun.room, token, number: begun.number };
}
