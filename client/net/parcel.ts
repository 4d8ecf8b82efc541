/** What a page has asked for and nobody has acknowledged yet: an order in a wrapping that says which one it is. */

/** `kind`: by which request it goes. */
export interface Order {
  readonly kind: string;
  readonly command: object;
}

/** `session`: the game, or the question, that it is meant for; it must not reach the next one. Null: for any. */
export interface Wrapping {
  readonly id: string;
  readonly session: string | null;
}
