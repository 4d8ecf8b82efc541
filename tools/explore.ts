/**
 * npm run explore -- --numbers N                    the theorem, by exhaustion
 * npm run --silent explore -- --slip ID[,ID…]       the shortest game that a slip breaks, as a session record
 *
 * Exit code 1: an invariant failed; 2: the command makes no sense.
 */
import { parseArgs } from 'node:util';
import { RECORD_FORMAT, type Header } from '../shared/game/header.ts';
import { writeRecord } from '../shared/game/record.ts';
import { explore, type Exploration } from '../shared/explore/explore.ts';
import { MOST_NUMBERS, SETTINGS } from '../shared/explore/setting.ts';
import { shortestBreak } from '../shared/explore/shortest-break.ts';
import { isSlipId, SLIPS, type SlipId } from '../shared/explore/slip-id.ts';

const USAGE = `usage: npm run explore -- [--numbers N]
       npm run --silent explore -- [--numbers N] --slip ID[,ID…] > FILE.jsonl

Explores every game of three acceptors, two values and the numbers 1 to N (1 … ${MOST_NUMBERS}; 3 if not given).

  --numbers N   how many proposal numbers there are
  --slip ID     allows one act that breaks this rule (of several ids, one act each), all else honest, and prints the
                shortest game that ends with two times chosen, as a session record
  --help        prints this

Slips: ${SLIPS.join(' ')}
(G1-odd: a lower promise while the notebook still shows the higher one)`;

const DEFAULT_NUMBERS = '3';

interface Command {
  readonly numbers: number;
  readonly slips: readonly SlipId[];
  readonly help: boolean;
}

function main(args: string[]): number {
  const command = parse(args);
  if (typeof command === 'string') {
    console.error(`${command}\n\n${USAGE}`);
    return 2;
  }
  if (command.help) {
    console.log(USAGE);
    return 0;
  }
  return command.slips.length > 0 ? showBreak(command) : showTheorem(command);
}

/** The command, or why it makes no sense. */
function parse(args: string[]): Command | string {
  const options = {
    numbers: { type: 'string', default: DEFAULT_NUMBERS },
    slip: { type: 'string' },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ args, options });
    if (!/^\d+$/.test(values.numbers) || Number(values.numbers) < 1 || Number(values.numbers) > MOST_NUMBERS) {
      return `--numbers ${values.numbers}: N is an integer from 1 to ${MOST_NUMBERS}.`;
    }
    const ids = values.slip === undefined ? [] : values.slip.split(',');
    const unknown = ids.find((id) => !isSlipId(id));
    if (unknown !== undefined) return `--slip ${unknown}: there is no such slip.`;
    if (new Set(ids).size < ids.length) return `--slip ${ids.join()}: each id only once.`;
    return { numbers: Number(values.numbers), slips: ids.filter(isSlipId), help: values.help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function showTheorem({ numbers }: Command): number {
  const start = performance.now();
  const found = explore(numbers);
  for (const line of summary(numbers, found)) console.log(line);
  console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (found.failure === null) return 0;
  const { invariant, detail, trace } = found.failure;
  console.error(`\n${invariant} fails: ${detail}\nafter ${trace.length} steps:`);
  trace.forEach((step, i) => {
    console.error(`${String(i + 1).padStart(4)}  ${step}`);
  });
  return 1;
}

function summary(numbers: number, { states, steps, depth, acts, growths, failure }: Exploration): readonly string[] {
  const n = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  return [
    `Paxos, 3 acceptors, 2 values, numbers 1 to ${numbers}`,
    `${n(states)} distinct states, ${n(steps)} steps, depth ${depth}`,
    `${n(acts.right)} different acts judged right, ${n(acts.wrong)} judged wrong, each as expected`,
    `choosable took a value in again on ${n(growths)} steps`,
    failure === null
      ? 'In every state: agreement holds, choosable is sound, and exact once a value is chosen.'
      : 'The exploration ended at the first state that breaks an invariant.',
  ];
}

function showBreak({ numbers, slips }: Command): number {
  const start = performance.now();
  const result = shortestBreak(numbers, slips);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (!result.found) {
    console.log(
      `${slips.join()}, numbers 1 to ${numbers}: no broken agreement in ${result.states} states (${seconds} s)`,
    );
    return 0;
  }
  const header: Header = { format: RECORD_FORMAT, id: `slip-${slips.join('-')}`, ...SETTINGS };
  process.stdout.write(writeRecord({ header, events: result.events }));
  console.error(`${slips.join()}: broken by ${result.acts} acts, ${result.states} states searched (${seconds} s)`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
