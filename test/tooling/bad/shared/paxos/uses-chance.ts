export const die = (): number => Math.random();
