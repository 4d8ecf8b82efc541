import { judge } from '../judge/sees-server.ts';

export const diagram = judge;
