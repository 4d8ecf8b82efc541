/** What a projector shows a class of itself; nothing that players must find out before the last of these. */
export type Shown = 'code' | 'rooms' | 'everything';
