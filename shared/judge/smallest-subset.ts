/**
 * The smallest part of a list that passes a costly test, the earliest where several are smallest. It tries all of one
 * size before the next while that is affordable. Beyond, it assumes that more never passes worse: then every set that
 * fails, grown until anything more would make it pass, leaves out a core of which each passing set must hold a member;
 * and only the smallest sets that meet all cores found so far need to be tried.
 */

/** Indices into the list, ascending. */
type Part = readonly number[];

/**
 * The whole list is taken to pass. After `tries` tests it settles for what passes and is small, though perhaps not the
 * smallest.
 */
export function smallestSubset<T>(
  items: readonly T[],
  passes: (part: readonly T[]) => boolean,
  tries: number,
): readonly T[] {
  let left = tries;
  const test = (part: Part): boolean => {
    left -= 1;
    return passes(part.map((i) => items[i] as T));
  };
  const found = tryAll(items.length, test, () => left) ?? tryCores(items.length, test, () => left);
  const part = found ?? thin(indices(items.length), test, () => left + tries);
  return part.map((i) => items[i] as T);
}

type Test = (part: Part) => boolean;

const indices = (count: number): Part => Array.from({ length: count }, (_, i) => i);

/** Every part, smaller ones first, as long as all of one size cost no more than half of the tries that are left. */
function tryAll(count: number, test: Test, left: () => number): Part | null {
  for (let size = 1; size <= count && choices(count, size) <= left() / 2; size += 1) {
    for (const part of parts(count, size)) if (test(part)) return part;
  }
  return null;
}

function choices(count: number, size: number): number {
  let product = 1;
  for (let i = 0; i < size; i += 1) product *= (count - i) / (i + 1);
  return product;
}

function* parts(count: number, size: number, from = 0): Generator<Part> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= count - size; i += 1) {
    for (const rest of parts(count, size - 1, i + 1)) yield [i, ...rest];
  }
}

function tryCores(count: number, test: Test, left: () => number): Part | null {
  const cores: Part[] = [];
  while (left() > 0) {
    const part = smallestMeeting(cores);
    if (part === null) return null;
    if (test(part)) return part;
    cores.push(coreOutside(part, count, test));
  }
  return null;
}

/** What a failing part, grown as far as it fails, leaves out. Added by halves, so that a small core costs few tests. */
function coreOutside(part: Part, count: number, test: Test): Part {
  const grown = new Set(part);
  const core: number[] = [];
  const blocks: Part[] = [indices(count).filter((i) => !grown.has(i))];
  for (let block = blocks.pop(); block; block = blocks.pop()) {
    if (block.length === 0) continue;
    const larger = [...grown, ...block].sort((a, b) => a - b);
    const [only] = block;
    if (!test(larger)) for (const i of block) grown.add(i);
    else if (block.length === 1 && only !== undefined) core.push(only);
    else blocks.push(block.slice(0, block.length >> 1), block.slice(block.length >> 1));
  }
  return core.sort((a, b) => a - b);
}

/** Past this many steps the cores are too tangled to search. */
const MOST_STEPS = 200_000;

/** The smallest part with a member in every core, the earliest of these; null if it is too hard to find. */
function smallestMeeting(cores: readonly Part[]): Part | null {
  let steps = 0;
  for (let size = 0; size <= cores.length; size += 1) {
    const found: Part[] = [];
    const extend = (part: Part): void => {
      steps += 1;
      if (steps > MOST_STEPS) return;
      const missed = cores.find((core) => !core.some((i) => part.includes(i)));
      if (!missed) {
        found.push([...part].sort((a, b) => a - b));
      } else if (part.length < size) {
        for (const i of missed) extend([...part, i]);
      }
    };
    extend([]);
    if (steps > MOST_STEPS) return null;
    if (found.length > 0) return found.reduce((best, part) => (isEarlier(part, best) ? part : best));
  }
  return null;
}

function isEarlier(a: Part, b: Part): boolean {
  const i = a.findIndex((index, place) => index !== b[place]);
  return i !== -1 && (a[i] ?? 0) < (b[i] ?? 0);
}

/** Leaves out what need not be there, the latest first, in ever smaller blocks. */
function thin(whole: Part, test: Test, left: () => number): Part {
  let part = whole;
  for (let block = whole.length >> 1; block >= 1; block >>= 1) {
    for (let end = part.length; end > 0 && left() > 0; end -= block) {
      const rest = [...part.slice(0, Math.max(0, end - block)), ...part.slice(end)];
      if (rest.length > 0 && test(rest)) part = rest;
    }
  }
  return part;
}
