/** How much anyone may ask of the server. Sane for a classroom; LIMITS='{"actsPerSecond":50}' changes some of them. */
export const LIMITS = {
  /** Requests of one socket, on average and at once; beyond, it is told to wait. */
  requestsPerSecond: 20,
  requestsAtOnce: 60,
  /** Refused for haste this many times in a row, a socket is cut off. */
  hastyRequests: 400,
  /** Sockets of all players together. */
  sockets: 10_000,
  /** Bytes of one message; anything larger closes the socket that sent it. A roster of the longest names fits in. */
  messageBytes: 48 * 1024,
  /** Bytes of a record that somebody wants to go on with in a new room. */
  forkBytes: 2 * 1024 * 1024,
  /** Bytes that may wait for one slow reader before it is cut off; it resumes where it was. */
  waitingBytes: 1024 * 1024,
  /** Codes or tokens that were wrong, within ten minutes: of one socket, of one address (a school shares one), of all. */
  missesPerSocket: 10,
  missesPerAddress: 200,
  missesInAll: 2000,
  /**
   * Tries of the passphrase of one class, within ten minutes: from one address, of which the first few need nothing else;
   * and beyond those few, from all addresses together. Nobody can use up what others have.
   */
  passphrasesPerAddress: 20,
  passphrasesOfItsOwn: 5,
  passphrasesInAll: 100,
  /** Rooms opened from one address within ten minutes. */
  roomsPerAddress: 60,
  /** Links to replays that are made at one address within ten minutes, and those that are opened. */
  linksPerAddress: 1000,
  linksOpenedPerAddress: 3000,
  /** The longest that a link to a replay may last, in days. */
  linkDays: 30,
  /** People who join one room, or begin an attempt at an assignment of one class, within a minute. */
  joinsPerRoom: 120,
  /** Attempts that are begun under one name within a minute. */
  attemptsPerName: 6,
  /** Sheets of progress that one student hands in, or takes back, within a minute. */
  sheetsPerStudent: 6,
  /** People in one room, watchers included. */
  members: 80,
  /** Days after which a game is deleted that nobody has gone on with: one that is not over, and one that is. */
  unfinishedDays: 7,
  finishedDays: 30,
  /** The most that an instructor may choose instead of the latter. */
  longestDays: 365,
  /** Students of one class. */
  students: 400,
  /** Rooms that one socket may have entered at once: an instructor watches a whole class. */
  roomsPerSocket: 200,
  /** Events of each viewer's log that stay in memory for those who come back soon; older ones are read again. */
  tailEvents: 128,
  /** A room in which nobody is leaves the memory after this time, with its game standing still. */
  idleMinutes: 15,
};

export type Limits = Readonly<typeof LIMITS>;

/** Throws a sentence for whoever started the server. */
export function limitsFrom(text: string | undefined): Limits {
  if (text === undefined || text === '') return LIMITS;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Error(`LIMITS is not JSON: ${text}`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Error('LIMITS must be an object, such as {"requestsPerSecond":50}.');
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(LIMITS, name)) {
      throw new Error(`LIMITS knows no "${name}". It knows: ${Object.keys(LIMITS).join(', ')}.`);
    }
    if (typeof value !== 'number' || !(value >= 0)) throw new Error(`LIMITS: "${name}" must be a number, 0 or more.`);
  }
  return { ...LIMITS, ...given };
}
