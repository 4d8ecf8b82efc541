import { client } from '../client/sees-server.ts';

export const server = client;
