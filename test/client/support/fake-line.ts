/**
 * A line whose other end the test plays. Requests wait in one queue until the test takes them up, answers and frames in
 * another until it lets them down, so every order of events can be tried. What is in the queues when it drops is lost.
 */
import { expect } from 'vitest';
import type { RequestName, Requests } from '../../../shared/wire/schemas.ts';
import type { Answer, Answered } from '../../../shared/wire/wire.ts';
import type { DownFrames, Line, LineEvents } from '../../../client/net/line.ts';

interface Request {
  readonly name: RequestName;
  readonly request: unknown;
  readonly answer: (reply: never) => void;
}

type Frame = keyof DownFrames;

export interface Taken<Name extends RequestName> {
  readonly request: Requests[Name];
  readonly answer: (reply: Answer<Name>) => void;
}

export class FakeLine implements Line {
  connected = false;
  active = true;
  /** How often it was told to connect. */
  calls = 0;
  #up: Request[] = [];
  #down: (() => void)[] = [];
  readonly #listeners = new Map<string, (...args: never[]) => void>();

  on<Name extends keyof LineEvents>(event: Name, listener: LineEvents[Name]): void {
    this.#listeners.set(event, listener);
  }

  emit<Name extends RequestName>(name: Name, request: Requests[Name], answer: Answered<Name>): void {
    this.#up.push({ name, request, answer });
  }

  connect(): void {
    this.calls += 1;
  }

  disconnect(): void {
    this.drop();
  }

  open(): void {
    this.connected = true;
    this.#tell('connect');
  }

  drop(): void {
    this.#up = [];
    this.#down = [];
    if (!this.connected) return;
    this.connected = false;
    this.#tell('disconnect', 'transport close');
  }

  fail(message: string): void {
    this.#tell('connect_error', new Error(message));
  }

  /** Names of the requests that nobody has taken up. */
  get asked(): readonly RequestName[] {
    return this.#up.map(({ name }) => name);
  }

  /** Takes up the oldest request, which must be of this name. */
  take<Name extends RequestName>(name: Name): Taken<Name> {
    const first = this.#up.shift();
    expect(first?.name).toBe(name);
    return {
      request: first?.request as Requests[Name],
      answer: (reply) => {
        this.#down.push(() => {
          first?.answer(reply as never);
        });
      },
    };
  }

  send<Name extends Frame>(name: Name, ...frame: Parameters<LineEvents[Name]>): void {
    this.#down.push(() => {
      this.#tell(name, ...frame);
    });
  }

  /** Lets down what waits, in order, and gives promises their turn. */
  async flush(): Promise<void> {
    for (const one of this.#down.splice(0)) one();
    await settled();
  }

  #tell(event: string, ...args: unknown[]): void {
    this.#listeners.get(event)?.(...(args as never[]));
  }
}

/** Promises that wait for nothing else have had their turn. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
}
