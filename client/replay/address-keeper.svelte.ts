/** Writes where a replay stands into the address, a few times a second at most: browsers refuse more. */
import { searchWith, type ReplayPlace } from './address.ts';

const EVERY_MS = 300;

/** For as long as the component that asks for it is on the page. */
export function keepAddress(read: () => ReplayPlace): void {
  let timer: ReturnType<typeof setTimeout> | null = null;

  function write(): void {
    timer = null;
    const { pathname, search, hash } = location;
    const wanted = searchWith(search, read());
    if (wanted !== search) history.replaceState(history.state, '', `${pathname}${wanted}${hash}`);
  }

  $effect(() => {
    read();
    timer ??= setTimeout(write, EVERY_MS);
  });
  $effect(() => () => {
    if (timer !== null) clearTimeout(timer);
  });
}
