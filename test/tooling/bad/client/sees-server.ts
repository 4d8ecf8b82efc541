import { server } from '../server/careless.ts';

export const client = server;
