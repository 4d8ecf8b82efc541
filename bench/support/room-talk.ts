/** One client of a Socket.IO server, spoken by hand over a Line: requests with their acknowledgements, and what comes. */
import { Line } from './room-line.ts';

interface Question {
  readonly answered: (answer: string) => void;
  readonly failed: (error: Error) => void;
}

export interface TalkOptions {
  readonly auth?: object;
  /** With a comma at its end; empty for the main one. */
  readonly namespace?: string;
}

export class Talk {
  readonly #heard: (packet: string) => void;
  readonly #namespace: string;
  readonly #line: Line;
  readonly #waiting = new Map<number, Question>();
  /** Takes the first frames, until the server has let this client in. */
  #welcome: ((text: string) => void) | null = null;
  #acks = 0;

  private constructor(port: number, namespace: string, heard: (packet: string) => void) {
    this.#namespace = namespace;
    this.#heard = heard;
    const onText = (text: string): void => {
      (this.#welcome ?? this.#hear)(text);
    };
    this.#line = new Line(port, '/socket.io/?EIO=4&transport=websocket', onText, () => {
      for (const { failed } of this.#waiting.values()) failed(new Error('The server hung up.'));
    });
  }

  /** `heard` gets every packet that answers no request: `2[…]` is an event, `3<id>[…]` answers a letter. */
  static async open(port: number, options: TalkOptions, heard: (packet: string) => void): Promise<Talk> {
    const { auth = {}, namespace = '' } = options;
    const talk = new Talk(port, namespace, heard);
    const welcomed = new Promise<void>((resolve, reject) => {
      talk.#welcome = (text) => {
        if (text.startsWith('0')) talk.#line.send(`40${namespace}${JSON.stringify(auth)}`);
        else if (text.startsWith('40')) {
          talk.#welcome = null;
          resolve();
        } else reject(new Error(`The server does not let the load in: ${text}`));
      };
    });
    await talk.#line.opened;
    await welcomed;
    return talk;
  }

  /** A letter: whoever sends it watches for its acknowledgement, which `heard` gets. */
  send(args: string): void {
    this.#acks += 1;
    this.#line.send(`42${this.#namespace}${this.#acks}${args}`);
  }

  /** An event that nobody acknowledges. */
  tell(args: string): void {
    this.#line.send(`42${this.#namespace}${args}`);
  }

  /** A request, and the text of what answers it. */
  async ask(name: string, payload: object): Promise<string> {
    return new Promise((answered, failed) => {
      this.#waiting.set(this.#acks + 1, { answered, failed });
      this.send(JSON.stringify([name, payload]));
    });
  }

  close(): void {
    this.#line.close();
  }

  readonly #hear = (text: string): void => {
    if (text === '2') {
      this.#line.send('3');
      return;
    }
    const packet = text.slice(1);
    if (this.#waiting.size > 0 && packet.startsWith('3')) {
      const begin = packet.indexOf('[');
      const id = Number(packet.slice(1, begin));
      const question = this.#waiting.get(id);
      if (question !== undefined) {
        this.#waiting.delete(id);
        question.answered(packet.slice(begin + 1, -1));
        return;
      }
    }
    this.#heard(packet);
  };
}
