import { diagram } from '../diagram/sees-judge.ts';

export const drawn = diagram;
