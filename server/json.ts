/** A value that is JSON text already: an event is put into words once for each viewer, however often it is sent. */
export class Json {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function jsonOf(value: unknown): string {
  return value instanceof Json ? value.text : JSON.stringify(value);
}

/** An object of which some members are JSON already. */
export function jsonObject(members: Readonly<Record<string, unknown>>): Json {
  const parts = Object.entries(members).map(([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`);
  return new Json(`{${parts.join(',')}}`);
}
