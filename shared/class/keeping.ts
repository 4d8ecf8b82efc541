/** For how many days games are kept that are over: what an instructor may choose, where the server lets it. */
export const KEEP_DAYS = [7, 30, 90, 365] as const;
