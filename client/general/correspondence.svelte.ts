/**
 * A general's letters and notebook as this browser keeps them: what is opened, what lies open, what the notebook said
 * before. The component that makes it keeps it up to date.
 */
import { untrack } from 'svelte';
import { Drafts } from '../letters/drafts.svelte.ts';
import type { Play } from '../play/play.svelte.ts';
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
  readonly letters = $derived.by(() => inboxOf(this.#play.view, (id) => this.#isOpened(id)));
  readonly unopened = $derived.by(() => this.letters.filter(({ opened }) => !opened).length);
  readonly open = $derived.by(() => this.letters.find(({ letter }) => letter.id === this.reading) ?? null);
  readonly history = $derived.by(() => historyOf(this.#play.notebooks));

  constructor(play: Play) {
    this.#play = play;
    this.drafts = new Drafts(play.header.id, play.seat, !play.rehearsed);
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

  /** After the end there is nothing left to find out, nor in a moment that is tried again. */
  #isOpened(id: string): boolean {
    return this.#play.view.ended || this.#play.rehearsed || id in this.drafts.read(OPENED, {});
  }
}
