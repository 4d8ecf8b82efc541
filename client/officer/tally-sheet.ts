/** The tally of one number, as it is kept: a tick or words for each general, by army. Nothing here counts. */
export interface TallyRow {
  /** Ticked or empty. */
  readonly ok: string;
  readonly accepted: string;
  /** What the general says that it had accepted, in the officer's own words. */
  readonly had: string;
}

export const TICKED = 'x';

export type TallyTexts = Readonly<Record<string, string>>;

export function rowIn(texts: TallyTexts, army: number): TallyRow {
  return {
    ok: texts[`ok ${army}`] ?? '',
    accepted: texts[`accepted ${army}`] ?? '',
    had: texts[`had ${army}`] ?? '',
  };
}

export function withField(texts: TallyTexts, army: number, field: keyof TallyRow, text: string): TallyTexts {
  return { ...texts, [`${field} ${army}`]: text };
}

/** Which number's tally lies on the table, and which others there are: numbers parted by spaces. */
export type TallyIndex = Readonly<Record<'n' | 'all', string>>;

export const NO_TALLY: TallyIndex = { n: '', all: '' };

export function numbersIn({ all }: TallyIndex): readonly number[] {
  return all
    .split(' ')
    .map(Number)
    .filter((n) => n > 0);
}

export function withNumber(index: TallyIndex, n: number): TallyIndex {
  const numbers = [...new Set([...numbersIn(index), n])].sort((a, b) => a - b);
  return { n: String(n), all: numbers.join(' ') };
}
