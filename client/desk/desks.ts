/** The classes that this browser leads: the instructor's token of each, kept where a reload finds it. */
import { newToken } from '../net/new-token.ts';
import type { Place } from '../net/places.ts';
import type { Reply } from '../net/reply.ts';
import { once } from '../net/rooms.ts';
import { forget, recall, remember } from '../storage.ts';

/** Tokens of this page, by code, and those it has asked for: where nothing may be stored, they last until it is closed. */
const held = new Map<string, string>();
const asked = new Map<string, string>();
/** So many are listed. */
const MOST = 12;

/** What is stored goes first: another tab may have replaced the link. */
export function recallDesk(code: string): Place | null {
  const token = recall(`desk/${code}`) ?? held.get(code) ?? null;
  return token === null ? null : { code, token };
}

export function rememberDesk({ code, token }: Place): void {
  held.set(code, token);
  remember(`desk/${code}`, token);
  remember('desks', [code, ...ownDesks().filter((one) => one !== code)].slice(0, MOST).join(' '));
}

/** Codes of the classes that were led from here, the latest first. */
export function ownDesks(): readonly string[] {
  return (recall('desks') ?? '').split(' ').filter((code) => code !== '');
}

/** A class that is no more. */
export function dropDesk(code: string): void {
  remember(
    'desks',
    ownDesks()
      .filter((one) => one !== code)
      .join(' '),
  );
}

/** The instructor's link. What stands behind # never leaves the browser: no server log has it. */
export function linkOf({ code, token }: Place): string {
  return `${location.origin}/desk/${code}#${token}`;
}

export function tokenIn(fragment: string): string | null {
  return /^#([\w-]{32})$/.exec(fragment)?.[1] ?? null;
}

/** From the link that was opened, else as remembered. The token does not stay in the address bar, which a class may see. */
export function arriveAt(code: string): Place | null {
  const token = tokenIn(location.hash);
  if (token === null) return recallDesk(code);
  rememberDesk({ code, token });
  history.replaceState(history.state, '', location.pathname + location.search);
  return { code, token };
}

export interface Secrets {
  readonly passphrase: string;
  /** The server's. */
  readonly password: string;
}

/** The token that was asked with, until there is an answer. Asked again, it is the same class. */
let unanswered: string | null = null;

export async function openClass({ passphrase, password }: Secrets): Promise<Reply<'openClass'>> {
  const token = (unanswered ??= newToken());
  const secrets = { ...(passphrase !== '' && { passphrase }), ...(password !== '' && { password }) };
  const reply = await once((connection) => connection.request('openClass', { token, ...secrets }));
  if (!reply.ok) return reply;
  unanswered = null;
  rememberDesk(reply);
  return reply;
}

export async function recoverDesk(code: string, passphrase: string): Promise<Reply<'recover'>> {
  const token = nextToken(code);
  const reply = await once((connection) => connection.request('recover', { code, passphrase, token }));
  if (reply.ok) takeNext(code);
  return reply;
}

/**
 * The token that a class is to have instead of its own. It is remembered before it is asked for: should the answer be
 * lost, either the old one or this one opens the dashboard.
 */
export function nextToken(code: string): string {
  const token = asked.get(code) ?? recall(`desk-next/${code}`) ?? newToken();
  asked.set(code, token);
  remember(`desk-next/${code}`, token);
  return token;
}

/** The new token is the class's, or nothing else is left to try. Null where none was asked for. */
export function takeNext(code: string): Place | null {
  const token = asked.get(code) ?? recall(`desk-next/${code}`);
  asked.delete(code);
  forget(`desk-next/${code}`);
  if (token === null) return null;
  rememberDesk({ code, token });
  return { code, token };
}
