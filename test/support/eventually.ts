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

/** A number that the server's metrics tell. */
export async function metricAt(origin: string, name: 'rooms' | 'sockets'): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(new RegExp(`^three_armies_${name} (\\d+)$`, 'm').exec(text)?.[1]);
}
