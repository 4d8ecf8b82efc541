/** Events replayed before others get their turn. */
const AT_ONCE = 2000;

/** Lets others have their turn now and then, in a loop that may be long: `i` counts its rounds. */
export function afterTurns(i: number): Promise<void> | undefined {
  if ((i + 1) % AT_ONCE !== 0) return undefined;
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
