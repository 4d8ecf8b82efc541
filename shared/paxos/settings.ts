/** The parts of a game's settings that the rules depend on. */
export interface RuleSettings {
  /** Number of armies, and so of acceptors; MIN_ARMIES … MAX_ARMIES. */
  readonly armies: number;
  /** `textbook`: accept n ≥ promised. `seed`: then a general may also refuse n > promised, as the story's generals do. */
  readonly acceptRule: 'textbook' | 'seed';
  /** `shared`: an officer also knows its own general's votes. */
  readonly tent: 'separate' | 'shared';
}
