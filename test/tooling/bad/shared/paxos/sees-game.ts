import { game } from '../game/sees-judge.ts';

export const paxos = game;
