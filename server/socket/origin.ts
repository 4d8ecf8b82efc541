/** Where a request comes from. */
import type { IncomingMessage } from 'node:http';

/** Programs send no origin; a browser always does, and it must be that of the page which this server served. */
export function comesFromHere({ headers }: Pick<IncomingMessage, 'headers'>, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
