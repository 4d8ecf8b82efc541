/** Light or dark: the system's, until the player chooses. The choice stands on <html>, where early.js puts it first. */
import { remember } from '../storage.ts';

type Name = 'light' | 'dark';

class Theme {
  #system = $state<Name>('light');
  #chosen = $state<Name | null>(null);

  constructor() {
    const query = matchMedia('(prefers-color-scheme: dark)');
    this.#system = query.matches ? 'dark' : 'light';
    query.addEventListener('change', ({ matches }) => {
      this.#system = matches ? 'dark' : 'light';
    });
    const chosen = document.documentElement.dataset['theme'];
    if (chosen === 'light' || chosen === 'dark') this.#chosen = chosen;
  }

  get name(): Name {
    return this.#chosen ?? this.#system;
  }

  get other(): Name {
    return this.name === 'dark' ? 'light' : 'dark';
  }

  switch(): void {
    this.#chosen = this.other;
    document.documentElement.dataset['theme'] = this.#chosen;
    remember('theme', this.#chosen);
  }
}

export const theme = new Theme();
