import { readFileSync } from 'node:fs';

export const read = (file: string): string => readFileSync(file, 'utf8');
export const load = (): Promise<unknown> => import('./uses-clock.ts');
