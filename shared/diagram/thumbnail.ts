/**
 * The space-time diagram as small as a stamp, without words: a path for each army and kind of line, however many letters
 * there are. The right edge is now.
 */
import { armyOf, type Seat } from '../paxos/seats.ts';
import { timeOf } from './drawn-time.ts';
import { near, pointAt, type Frame } from './geometry.ts';
import { fewLanesOf, type Lane } from './lanes.ts';
import { smallLetters, smallMarks, type SmallLetters, type SmallMarks, type SmallView } from './small.ts';
import { marksIn, spansIn, type SpaceTime } from './space-time.ts';
import { at } from './view.ts';

export interface Thumbnail extends SmallLetters, SmallMarks {
  readonly bands: readonly { readonly army: number; readonly y: number; readonly height: number }[];
  readonly officers: string;
  /** A general's lane is dotted until it is bound. */
  readonly unbound: string;
  readonly bound: string;
  readonly knows: string;
}

export const THUMBNAIL = { width: 208, height: 160, left: -2, right: 203 } as const;

const FIRST = 13;
const LAST = 147;
const START = 7;

/** No more than this is shown, in drawn milliseconds; and no fewer, or the first letter would race. */
const LONGEST = 60_000;
const SHORTEST = 15_000;
/** Of messengers: more would be a blot. */
const MOST = 60;

export function thumbnailOf(state: SpaceTime, moment: number): Thumbnail {
  const lanes = fewLanesOf(state, FIRST, LAST);
  const gap = lanes.length > 1 ? (LAST - FIRST) / (lanes.length - 1) : LAST;
  const until = timeOf(state, moment);
  const from = startOf(state, until);
  const span = Math.max(SHORTEST, until - from);
  const frame: Frame = { turned: false, from: until - span, start: START, scale: (THUMBNAIL.right - START) / span };
  const view: SmallView = { frame, lanes, gap, moment, until, size: Math.min(1, gap / 33), across: [4, LAST] };
  const flights = spansIn(state.flights, from, until).slice(-2 * MOST);
  const waits = spansIn(state.waits, from, until).slice(-2 * MOST);
  return {
    ...lanesIn(state, view),
    ...smallLetters(view, state.armies, flights, waits),
    ...smallMarks(view, marksIn(state, from, until)),
    knows: knownIn(state, view),
  };
}

/** As far back as the picture goes. */
function startOf({ flights: { done, open } }: SpaceTime, now: number): number {
  const oldest = done.at(-Math.max(1, MOST - open.size));
  const crowded = done.length + open.size > MOST ? (oldest?.start ?? 0) : 0;
  return Math.max(0, now - LONGEST, Math.min(crowded, now - SHORTEST));
}

function lanesIn({ bound }: SpaceTime, view: SmallView): Pick<Thumbnail, 'bands' | 'officers' | 'unbound' | 'bound'> {
  const { left, right } = THUMBNAIL;
  const generals = view.lanes.filter(({ kind }) => kind === 'general');
  const height = near(Math.min(15, view.gap * 0.45));
  const whole = ({ at: y }: Lane) => `M${left} ${near(y)}H${right}`;
  const since = new Map<Seat, number>(bound);
  return {
    bands: generals.map(({ seat, at: y }) => ({ army: armyOf(seat), y: near(y - height / 2), height })),
    officers: paths(view.lanes.filter(({ kind }) => kind === 'officer').map(whole)),
    unbound: paths(generals.map(whole)),
    bound: paths(
      generals.map(({ seat, at: y }) => {
        const time = since.get(seat);
        return time === undefined ? '' : `M${near(Math.max(left, pointAt(view.frame, time, y).x))} ${near(y)}H${right}`;
      }),
    ),
  };
}

const paths = (parts: readonly string[]): string => parts.join('');

function knownIn({ knowing }: SpaceTime, view: SmallView): string {
  const parts = [...knowing].map(([seat, since]) => {
    const { x, y } = at(view, since, seat);
    const half = 3 * view.size;
    const start = near(Math.max(THUMBNAIL.left, x));
    return `M${start} ${near(y - half)}H${THUMBNAIL.right}M${start} ${near(y + half)}H${THUMBNAIL.right}`;
  });
  return paths(parts);
}
