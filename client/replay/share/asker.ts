/** As whom this browser may ask for a link: the places that it has in the class or the room of a game. */
import { classPlaces } from '../../class/places.ts';
import { recallDesk } from '../../desk/desks.ts';
import { recallPlace, type Place } from '../../net/places.ts';

/** `codes`: of the room, and then of its class. A student may sit in another room by now, and is in the class still. */
export function placeFor(codes: readonly string[]): Place | null {
  for (const code of [...codes].reverse()) {
    const place = recallDesk(code) ?? classPlaces.recall(code) ?? recallPlace(code);
    if (place !== null) return place;
  }
  return null;
}
