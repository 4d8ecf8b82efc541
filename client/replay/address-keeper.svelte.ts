/** Writes where a replay stands into the address: once it stands, and now and then while it moves. */
import { searchWith, type ReplayPlace } from './address.ts';

/** Each time the browser looks for the page's icon anew, and it refuses too many. */
const STANDS_MS = 300;
const MOVES_MS = 2000;

/** For as long as the component that asks for it is on the page. */
export function keepAddress(read: () => ReplayPlace): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** Since when the address is behind, if it is. */
  let behind = 0;

  function write(): void {
    timer = null;
    const { pathname, search, hash } = location;
    const wanted = searchWith(search, read());
    if (wanted !== search) history.replaceState(history.state, '', `${pathname}${wanted}${hash}`);
  }

  $effect(() => {
    read();
    const now = performance.now();
    if (timer === null) behind = now;
    else if (now - behind < MOVES_MS) clearTimeout(timer);
    else return;
    timer = setTimeout(write, STANDS_MS);
  });
  $effect(() => () => {
    if (timer !== null) clearTimeout(timer);
  });
}
