import { server } from '../../server/sees-client.ts';

export const judge = server;
