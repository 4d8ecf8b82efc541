/** What the judge must say of a scene: the verdict that its marks add up to. */
import type { Violation } from '../../../shared/paxos/finding.ts';
import type { ProtocolEvent } from '../../../shared/paxos/events.ts';
import { armiesOf, seatsOf, type Seat } from '../../../shared/paxos/seats.ts';
import { isProtocolEvent } from '../../../shared/game/record.ts';
import type { ArmyBattle, ChosenPair, Since, Verdict } from '../../../shared/judge/verdict.ts';
import { SceneError, type Place } from './place.ts';
import type { Played, PlayedLine } from './play.ts';
import type { Blamed, Fact, Scene } from './scene.ts';

export function expectedVerdict(scene: Scene, played: Played): Verdict {
  const { name, settings, verdict } = scene;
  const { outcome, quadrant, battle, place } = verdict;
  const violations = played.lines.flatMap(violationsOf);
  return {
    record: name,
    outcome,
    quadrant,
    chosen: chosenIn(played),
    knows: sinceWhen(scene, played, 'knows'),
    told: sinceWhen(scene, played, 'told'),
    violations,
    blame: verdict.blame.map((blamed) => find(blamed, violations, place)),
    battle: { ...battle, armies: armiesOf(settings.armies).map((army) => lastOrder(army, played, violations)) },
  };
}

/** A broken rule is said of the first event of its line: of an officer's letters, the one that leaves first. */
function violationsOf({ line, events }: PlayedLine): readonly Violation[] {
  return line.breaks.map(({ rule, severity, root }) => {
    const event = events[0];
    const by = event === undefined ? null : actorOf(event);
    if (event === undefined || by === null) throw new SceneError(line.place, 'nobody acts here, so no rule is broken');
    return { seq: event.seq, by, rule, severity, root };
  });
}

function actorOf(event: ProtocolEvent): Violation['by'] | null {
  if (event.type === 'ordered') return `army ${event.army}`;
  if (event.type === 'sent') return event.letter.from;
  return 'by' in event ? event.by : null;
}

function chosenIn({ lines }: Played): readonly ChosenPair[] {
  return lines.flatMap(({ line, seq }) =>
    line.facts.flatMap((fact) => (fact.type === 'chosen' ? [{ n: fact.n, value: fact.value, seq }] : [])),
  );
}

function sinceWhen({ settings }: Scene, played: Played, type: 'knows' | 'told'): Record<Seat, Since | null> {
  const since = new Map<Seat, Since | null>(seatsOf(settings.armies).map((seat) => [seat, null]));
  for (const { line, fact, seq } of factsOf(played)) {
    if (fact.type !== type) continue;
    const before = since.get(fact.seat);
    if (before === undefined) throw new SceneError(line.place, `this game has no ${fact.seat}`);
    if (before !== null) {
      throw new SceneError(line.place, `${fact.seat} ${type} ${before.value} already: only the first counts`);
    }
    since.set(fact.seat, { value: fact.value, seq });
  }
  return Object.fromEntries(since);
}

function factsOf({ lines }: Played): readonly (PlayedLine & { readonly fact: Fact })[] {
  return lines.flatMap((played) => played.line.facts.map((fact) => ({ ...played, fact })));
}

function find({ by, rule, nth }: Blamed, violations: readonly Violation[], place: Place): Violation {
  const found = violations.filter((violation) => violation.by === by && violation.rule === rule);
  const violation = found[(nth ?? 1) - 1];
  if (violation === undefined) throw new SceneError(place, `no line of ${by} is marked ${rule}`);
  if (nth === null && found.length > 1)
    throw new SceneError(place, `${by} breaks ${rule} more than once: say which, like (2)`);
  return violation;
}

function lastOrder(army: number, { record }: Played, violations: readonly Violation[]): ArmyBattle {
  let last: ArmyBattle = { army, value: null, justified: true };
  for (const event of record.events.filter(isProtocolEvent)) {
    if (event.type !== 'ordered' || event.army !== army) continue;
    const isUnproven = violations.some(({ seq, rule }) => seq === event.seq && rule === 'X1');
    last = { army, value: event.value, justified: !isUnproven };
  }
  return last;
}
