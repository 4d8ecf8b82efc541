import type { ClassModel } from '../../class/class-model.svelte.ts';
import type { Connection } from '../../net/connection.svelte.ts';
import type { RoomModel } from '../../room/room-model.svelte.ts';

/** What of a class's model is used to keep its games. */
export interface Keeper {
  readonly request: Connection['request'];
  readonly teach: ClassModel['teach'];
  readonly rooms: ReadonlyMap<string, Pick<RoomModel, 'view'>>;
}
