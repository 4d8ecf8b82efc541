import type { Act, Play } from '../play/play.svelte.ts';
import { Sealing } from './sealing.svelte.ts';

/** One for each sheet, by its name, so that an act under way stays so while another sheet lies on the table. */
export function sealingsFor(play: Play, act: Act): (name: string) => Sealing {
  const made = new Map<string, Sealing>();
  return (name) => {
    const sealing = made.get(name) ?? new Sealing(play, act);
    made.set(name, sealing);
    return sealing;
  };
}
