/**
 * A general's letters and notebook as this browser keeps them: what is opened, what lies open, what the notebook said
 * before. The component that makes it keeps it up to date.
 */
import { untrack } from 'svelte';
import { Drafts } from '../letters/drafts.svelte.ts';
import type { Past, Play } from '../play/play.svelte.ts';
import { browserMemory, newMemory } from '../storage.ts';
import { historyOf } from './history.ts';
import { inboxOf } from './inbox.ts';
import { YES } from './sheet.ts';

/** Kept next to the sheets. */
const OPENED = 'opened';

export class Correspondence {
  readonly drafts: Drafts;
  /** The id of the letter that lies open. */
  reading = $state<string | null>(null);
  readonly #play: Play;
  readonly #past: () => Past | null;
  readonly letters = $derived.by(() => inboxOf(this.#play.view, (id) => this.#isOpened(id)));
  readonly unopened = $derived.by(() => this.letters.filter(({ opened }) => !opened).length);
  readonly open = $derived.by(() => this.letters.find(({ letter }) => letter.id === this.reading) ?? null);
  readonly history = $derived.by(() => historyOf(this.#play.notebooks));

  constructor(play: Play, past: () => Past | null) {
    this.#play = play;
    this.#past = past;
    this.drafts = new Drafts(play.header.id, play.seat, past() === null ? browserMemory : newMemory());
    $effect(() => {
      const shown = past();
      if (shown !== null) this.reading = shown.letter;
    });
    $effect(() => {
      const { ended } = play.view;
      const answered = this.letters.filter((entry) => entry.answered);
      untrack(() => {
        const { drafts } = this;
        // An answer that was sealed before a reload gets into the log without this page asking for it.
        for (const { letter } of answered) drafts.drop(`answer ${letter.id}`);
        if (ended) drafts.clear();
      });
    });
  }

  read(id: string): void {
    this.drafts.write(OPENED, { ...this.drafts.read(OPENED, {}), [id]: YES });
    this.reading = id;
  }

  /** After the end there is nothing left to find out, and in a replay neither. */
  #isOpened(id: string): boolean {
    return this.#play.view.ended || this.#past() !== null || id in this.drafts.read(OPENED, {});
  }
}
