/** Whom a debrief leads: those in a class, or in one room. */
import { playedIn } from '../../shared/class/state.ts';
import { refused } from '../../shared/wire/refusal.ts';
import type { Classroom } from '../class/classroom.ts';
import type { Attendant } from '../class/hall.ts';
import { askedIn } from '../lead/asked.ts';
import type { Audience } from '../lead/debrief.ts';
import type { Connection } from '../room/presence.ts';
import type { Room } from '../room/room.ts';
import type { Reception } from './reception.ts';

type Around = Pick<Reception, 'classes' | 'verdicts'>;

interface InRoom {
  readonly room: Room;
  readonly connection: Connection;
}

/** The game that was played in it last is led through, by its host. */
export function audienceInRoom({ room, connection }: InRoom, { classes, verdicts }: Around): Audience {
  const { member } = connection;
  const hosts = member === room.state.host;
  return {
    lead: room.presence.lead,
    listener: connection,
    who: member,
    mayNot: hosts ? null : refused('not-host'),
    against: (session) => {
      const { game, state } = room;
      if (game?.session !== session) return Promise.resolve(refused('unknown-session'));
      return Promise.resolve(state.phase === 'over' ? null : refused('game-on'));
    },
    read: (session) => verdicts.record(session),
    asks: async (session) => {
      const code = room.state.class;
      const classroom = code === null ? null : await classes.find(code);
      return classroom === null ? [] : askedIn(classroom.state, session, hosts);
    },
  };
}

interface InClass {
  readonly classroom: Classroom;
  readonly attendant: Attendant;
}

/** Any game of the class that is over is led through, by its instructor. */
export function audienceInClass(
  { classroom, attendant }: InClass,
  teaches: boolean,
  { verdicts }: Pick<Around, 'verdicts'>,
): Audience {
  return {
    lead: classroom.hall.lead,
    listener: attendant,
    who: attendant.who,
    mayNot: teaches ? null : refused('not-instructor'),
    against: async (session) => {
      if (playedIn(classroom.state, session) === null) return refused('unknown-session');
      return (await verdicts.isOver(session)) ? null : refused('game-on');
    },
    read: (session) => verdicts.record(session),
    asks: (session) => Promise.resolve(askedIn(classroom.state, session, teaches)),
  };
}
