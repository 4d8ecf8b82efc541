/** What a class's passphrase must be, so that it is not guessed by trying. */

/** Characters. */
export const LEAST_PASSPHRASE = 8;

/** The form in which it counts: however it is typed, it is the same. */
export function tidyPassphrase(words: string): string {
  return words.normalize('NFKC').trim();
}

export function isLongPassphrase(words: string): boolean {
  return [...tidyPassphrase(words)].length >= LEAST_PASSPHRASE;
}
