import { replayed } from '../replay/sees-room.ts';

export const room = replayed;
