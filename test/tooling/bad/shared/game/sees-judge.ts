import { judge } from '../judge/sees-server.ts';

export const game = judge;
