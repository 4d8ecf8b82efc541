/** Where something is remembered by its key. */
export interface Memory {
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, value: string) => void;
  readonly forget: (key: string) => void;
}

/** What this browser remembers. Storage may be full or forbidden; then nothing is remembered, and all else works. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Forgotten at the next visit.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // It was not remembered in the first place.
  }
}

export const browserMemory: Memory = { recall, remember, forget };

/** Lasts as long as whoever made it. */
export function newMemory(): Memory {
  const kept = new Map<string, string>();
  return {
    recall: (key) => kept.get(key) ?? null,
    remember: (key, value) => void kept.set(key, value),
    forget: (key) => void kept.delete(key),
  };
}
