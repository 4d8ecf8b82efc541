/** A plain request, for what is too large for a socket or needs none. */
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import { OFFLINE, type Offline } from './reply.ts';

export async function post<Answer extends object>(
  path: string,
  body: object,
): Promise<({ readonly ok: true } & Answer) | Refused | Offline> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    // Whoever stands between may answer with anything.
    if (response.headers.get('content-type')?.includes('json') !== true) return refused('store-down');
    return (await response.json()) as ({ readonly ok: true } & Answer) | Refused;
  } catch {
    return OFFLINE;
  }
}
