/** This browser's places in rooms and classes: the token that lets it in again, kept where a reload finds it. */
import { forget, recall, remember } from '../storage.ts';

export interface Place {
  readonly code: string;
  readonly token: string;
}

/** A code, however it was typed: case, spaces and hyphens do not count. Null where it is none. */
export function codeFrom(text: string): string | null {
  const code = text.replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[A-Z0-9]{6,10}$/.test(code) ? code : null;
}

/** In two halves, to be read aloud: K7Q 4MX. */
export function spaced(code: string): string {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

export interface Places {
  readonly recall: (code: string) => Place | null;
  readonly remember: (place: Place) => void;
  readonly forget: (code: string) => void;
}

export function placesIn(kind: 'room' | 'class'): Places {
  /** Tokens of this page, by code: where nothing may be stored, they last until it is closed. */
  const held = new Map<string, string>();
  return {
    recall: (code) => {
      const token = held.get(code) ?? recall(`${kind}/${code}`);
      return token === null ? null : { code, token };
    },
    remember: ({ code, token }) => {
      held.set(code, token);
      remember(`${kind}/${code}`, token);
    },
    forget: (code) => {
      held.delete(code);
      forget(`${kind}/${code}`);
    },
  };
}

export const { recall: recallPlace, remember: rememberPlace, forget: forgetPlace } = placesIn('room');

/** The room of the last attempt that this browser has begun, as long as it has a place there. */
export function recallAttempt(code: string, assignment: number): string | null {
  const room = recall(`attempt/${code}/${assignment}`);
  return room !== null && recallPlace(room) !== null ? room : null;
}

export function rememberAttempt(code: string, assignment: number, room: string): void {
  remember(`attempt/${code}/${assignment}`, room);
}

export function recallName(): string {
  return recall('name') ?? '';
}

export function rememberName(name: string): void {
  remember('name', name);
}
