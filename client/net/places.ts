/** This browser's places in rooms: the token that lets it in again, kept where a reload finds it. */
import { forget, recall, remember } from '../storage.ts';

export interface Place {
  readonly code: string;
  readonly token: string;
}

/** A room's code, however it was typed: case, spaces and hyphens do not count. Null where it is none. */
export function codeFrom(text: string): string | null {
  const code = text.replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[A-Z0-9]{6,10}$/.test(code) ? code : null;
}

/** In two halves, to be read aloud: K7Q 4MX. */
export function spaced(code: string): string {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

/** Tokens of this page, by code: where nothing may be stored, they last until it is closed. */
const held = new Map<string, string>();

export function recallPlace(code: string): Place | null {
  const token = held.get(code) ?? recall(`room/${code}`);
  return token === null ? null : { code, token };
}

export function rememberPlace({ code, token }: Place): void {
  held.set(code, token);
  remember(`room/${code}`, token);
}

export function forgetPlace(code: string): void {
  held.delete(code);
  forget(`room/${code}`);
}

export function recallName(): string {
  return recall('name') ?? '';
}

export function rememberName(name: string): void {
  remember('name', name);
}
