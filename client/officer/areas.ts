/** The parts of an officer's table, in the order in which a phone has them. */
export const AREAS = ['letter', 'tally', 'write', 'inbox', 'notes', 'map'] as const;
export type Area = (typeof AREAS)[number];
