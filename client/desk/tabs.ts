/** The parts of the dashboard, in order. */
export const TABS = ['seats', 'rooms', 'lessons', 'sessions'] as const;
export type Tab = (typeof TABS)[number];
