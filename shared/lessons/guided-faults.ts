/** What a guided lesson cannot have: a wrong act is blocked there, whoever is to do it. */
import { HIDDEN_CAUSE } from '../game/decide.ts';
import type { SeatPlan } from '../game/stage.ts';
import type { RuleId } from '../paxos/rules.ts';
import type { LessonFault } from './fault.ts';
import type { Lesson } from './lesson.ts';

export function guidedFaults(
  { level, stage, goals, expect }: Lesson,
  sound: (path: string) => boolean,
  there: (path: string) => boolean,
): readonly LessonFault[] {
  if (!sound('level') || level !== 'guided') return [];
  const faults: LessonFault[] = [];
  const say = (path: string, what: string | undefined) => {
    if (what === undefined || !sound(path)) return;
    faults.push({ path, code: 'contradiction', params: { what, and: level } });
  };
  const sayRule = (path: string, rule: RuleId | undefined) => {
    if (rule !== undefined && !HIDDEN_CAUSE.has(rule)) say(path, rule);
  };
  for (const [seat, plan] of there('stage') ? Object.entries<SeatPlan>(stage) : []) {
    if (!there(`stage.${seat}`)) continue;
    say(`stage.${seat}.temper`, plan.temper);
    sayRule(`stage.${seat}.breaks`, plan.breaks);
  }
  for (const [i, goal] of there('goals') ? goals.entries() : []) {
    if (sound(`goals.${i}`) && goal.kind === 'break') sayRule(`goals.${i}`, goal.rule);
  }
  for (const [i, rule] of there('expect.breaks') ? (expect.breaks ?? []).entries() : []) {
    sayRule(`expect.breaks.${i}`, rule);
  }
  return faults;
}
