/** Whether cost grows with age, measured on a machine that is faster at one time than at another. */

/** What was measured in one round, at one time: how old the game was, and what a letter of it cost. */
export interface Sample {
  readonly round: number;
  readonly age: number;
  readonly cost: number;
}

/**
 * By what part the cost grows from the youngest age to the oldest. Only samples of the same round are compared: the slope
 * of the logarithm of the cost over the age, with a level of its own for each round (least squares).
 */
export function growthOf(samples: readonly Sample[]): number {
  const rounds = new Map<number, Sample[]>();
  for (const sample of samples) rounds.set(sample.round, [...(rounds.get(sample.round) ?? []), sample]);
  let together = 0;
  let spread = 0;
  for (const round of rounds.values()) {
    const age = mean(round.map((one) => one.age));
    const level = mean(round.map(({ cost }) => Math.log(cost)));
    for (const one of round) {
      together += (one.age - age) * (Math.log(one.cost) - level);
      spread += (one.age - age) ** 2;
    }
  }
  const ages = samples.map((one) => one.age);
  return Math.exp((together / spread) * (Math.max(...ages) - Math.min(...ages))) - 1;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
