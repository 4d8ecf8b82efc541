/** From a room whose game is over into its replay: the record is kept in this browser, and opened there. */
import type { RoomView } from '../../shared/wire/room-view.ts';
import { keepRecord } from '../library/keeping.ts';
import { library } from '../library/library.ts';
import { refusalWords } from '../net/refusal-words.ts';
import { goToReplay } from '../routes.ts';
import type { RoomModel } from './room-model.svelte.ts';

/** At an event, or at the beginning. Returns why it did not work. */
export async function lookBack(model: RoomModel, view: RoomView, seq = 0): Promise<string | null> {
  const judged = model.verdict;
  const reply = await model.record();
  if (!reply.ok) return refusalWords(reply);
  if (judged === null) return null;
  const { code, class: ofClass, fork } = view;
  const from = {
    origin: fork !== null ? 'fork' : ofClass === null ? 'room' : 'class',
    name: code,
    codes: ofClass === null ? [code] : [code, ofClass],
  } as const;
  await goToReplay(await keepRecord(library, reply.text, judged, from), seq);
  return null;
}
