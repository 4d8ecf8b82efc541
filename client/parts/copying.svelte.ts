/** Copies a text. The clipboard is closed to pages on plain http; there it is selected, to be copied by hand. */
import { tick } from 'svelte';

export class Copying {
  /** Null until it is tried. */
  done = $state<'yes' | 'no' | null>(null);

  /** `field`: holds the text, once `done` is known. */
  async copy(text: string, field: () => HTMLInputElement | undefined): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.done = 'yes';
    } catch {
      this.done = 'no';
      await tick();
      field()?.select();
    }
  }
}
