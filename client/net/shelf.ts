/** Where an outbox keeps its parcels through a reload. Another tab with the same place keeps its own on the same shelf. */
import { forget, recall, remember } from '../storage.ts';
import type { Order, Wrapping } from './parcel.ts';
import type { Place } from './places.ts';

export interface Shelf<Kind extends Order> {
  readonly read: () => readonly (Kind & Wrapping)[];
  readonly put: (parcel: Kind & Wrapping) => void;
  readonly take: (id: string) => void;
}

export function shelfOf<Kind extends Order>({ code, token }: Place): Shelf<Kind> {
  const key = `outbox/${code}/${token}`;
  const read = (): readonly (Kind & Wrapping)[] => parcelsIn<Kind & Wrapping>(recall(key));
  return {
    read,
    put: (parcel) => {
      remember(key, JSON.stringify([...read(), parcel]));
    },
    take: (id) => {
      const rest = read().filter((parcel) => parcel.id !== id);
      if (rest.length === 0) forget(key);
      else remember(key, JSON.stringify(rest));
    },
  };
}

/** Whether a command that an older page has written still makes sense is the server's to judge. */
function parcelsIn<Parcel>(text: string | null): readonly Parcel[] {
  try {
    const parcels: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(parcels)) return [];
    return parcels.filter((one): one is Parcel => typeof one === 'object' && one !== null && 'id' in one);
  } catch {
    return [];
  }
}
