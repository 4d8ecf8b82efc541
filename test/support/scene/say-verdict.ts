/** A verdict in the words of a scene, line by line, so that a difference can be read. */
import type { Violation } from '../../../shared/paxos/finding.ts';
import type { Since, Verdict } from '../../../shared/judge/verdict.ts';
import type { Played } from './play.ts';

export function sayVerdict(verdict: Verdict, { lines }: Played): readonly string[] {
  const { outcome, quadrant, chosen, knows, told, violations, blame, battle } = verdict;
  const at = (seq: number): string => {
    const played = lines.find(({ events }) => events.some((event) => event.seq === seq));
    if (played === undefined) return `event ${seq}`;
    const place = played.events.findIndex((event) => event.seq === seq) + 1;
    return `line ${played.line.place.line}, event ${place} of ${played.events.length}`;
  };
  const broken = ({ seq, by, rule, severity, root }: Violation) =>
    `${at(seq)} ! ${rule} ${severity}${root ? '' : ' consequence'} (${by})`;
  const since = (what: string, seats: Readonly<Record<string, Since | null>>) =>
    Object.entries(seats).flatMap(([seat, moment]) =>
      moment === null ? [] : [`${at(moment.seq)} => ${seat} ${what} ${moment.value}`],
    );
  return [
    ...violations.map(broken),
    ...chosen.map(({ n, value, seq }) => `${at(seq)} => chosen ${n} ${value}`),
    ...since('knows', knows),
    ...since('told', told),
    `verdict ${outcome} ${quadrant}`,
    ...blame.map((violation) => `blame: ${broken(violation)}`),
    `battle ${battle.outcome} ${battle.value ?? ''} ${battle.earned ? 'earned' : ''}`.trim(),
  ];
}
