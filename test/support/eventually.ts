/** Looks again and again, letting everything else have its turn in between, until it holds. */
const PATIENCE_MS = 8000;

export async function eventually(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** How many sockets the server counts, as its metrics tell. */
export async function socketsAt(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^three_armies_sockets (\d+)$/m.exec(text)?.[1]);
}
