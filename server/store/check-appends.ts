/** What a store may take for granted about an append. Whoever breaks it has a mistake in the code, and nothing is kept. */
import type { Append } from './store.ts';

export function checkAppends(appends: readonly Append[]): void {
  for (const { stream, lines, commands } of appends) {
    if (lines.length === 0) throw new RangeError(`an append to ${stream} has no lines`);
    if (lines.some((line) => line.includes('\n'))) throw new RangeError(`a line for ${stream} has a line break in it`);
    if (commands.some((id) => id === '' || id.includes(' '))) {
      throw new RangeError(`the id of a command for ${stream} is empty, or has a space in it`);
    }
  }
}
