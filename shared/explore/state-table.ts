/**
 * The states found so far, in the order of finding, each with the state that it was first reached from. Typed arrays
 * with open addressing: a Map of as many numbers takes ten times the memory and ends at 2^24.
 */
export interface StateTable {
  size: number;
  codes: Float64Array;
  parents: Int32Array;
  /** Index + 1 at the place that the code's hash asks for or the next free one; 0 is free. */
  slots: Int32Array;
}

const NO_PARENT = -1;
const FIRST_CAPACITY = 1 << 12;

export function newStateTable(): StateTable {
  return {
    size: 0,
    codes: new Float64Array(FIRST_CAPACITY),
    parents: new Int32Array(FIRST_CAPACITY),
    slots: new Int32Array(FIRST_CAPACITY * 4),
  };
}

/** The index of a state. It was new when that equals the size before. */
export function enter(table: StateTable, code: number, parent = NO_PARENT): number {
  const slot = slotOf(table, code);
  const found = table.slots[slot] ?? 0;
  if (found > 0) return found - 1;
  const index = table.size;
  table.codes[index] = code;
  table.parents[index] = parent;
  table.slots[slot] = index + 1;
  table.size += 1;
  if (table.size === table.codes.length) grow(table);
  return index;
}

/** The codes from the initial state to this one: a shortest way, where states were entered breadth first. */
export function pathTo({ codes, parents }: StateTable, index: number): readonly number[] {
  const path: number[] = [];
  for (let i = index; i !== NO_PARENT; i = parents[i] ?? NO_PARENT) path.push(codes[i] ?? 0);
  return path.reverse();
}

function slotOf({ codes, slots }: StateTable, code: number): number {
  const mask = slots.length - 1;
  let slot = hash(code) & mask;
  for (let found = slots[slot] ?? 0; found !== 0 && codes[found - 1] !== code; found = slots[slot] ?? 0) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

/** Codes differ in single bits: both halves are stirred so that neighbours scatter. */
function hash(code: number): number {
  const high = Math.floor(code / 2 ** 32);
  let h = Math.imul((code | 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 13);
}

function grow(table: StateTable): void {
  const capacity = table.codes.length * 2;
  const { codes, parents } = table;
  table.codes = new Float64Array(capacity);
  table.codes.set(codes);
  table.parents = new Int32Array(capacity);
  table.parents.set(parents);
  table.slots = new Int32Array(capacity * 4);
  for (let i = 0; i < table.size; i += 1) {
    table.slots[slotOf(table, table.codes[i] ?? 0)] = i + 1;
  }
}
