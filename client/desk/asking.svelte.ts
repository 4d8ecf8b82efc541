/** What an instructor asks beside commands, and why the last of it was not done. */
import type { Refused } from '../../shared/wire/refusal.ts';
import type { RequestName, Requests } from '../../shared/wire/schemas.ts';
import type { ClassModel } from '../class/class-model.svelte.ts';
import type { Offline } from '../net/reply.ts';

export class Asking {
  refusal = $state.raw<Refused | Offline | null>(null);
  readonly #model: ClassModel;

  constructor(model: ClassModel) {
    this.#model = model;
  }

  /** True once it is done. */
  async ask<Name extends RequestName>(name: Name, request: Requests[Name]): Promise<boolean> {
    this.refusal = null;
    const reply = await this.#model.request(name, request);
    if (!reply.ok) this.refusal = reply;
    return reply.ok;
  }
}
