import { room } from '../room/sees-replay.ts';

export const replayed = room;
