import { secret } from '../test/secret.ts';

export const server = secret;
