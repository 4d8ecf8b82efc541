/**
 * A bot with a part in a lesson: it acts at its cues, and otherwise like any bot, honest or as its temper is. It sees its
 * seat's redacted log like the others; only the cue comes from somebody who sees more.
 */
import { dutifulAnswer } from '../../paxos/answer.ts';
import { dutyByNotebook } from '../../paxos/duty.ts';
import { firstOf } from '../../paxos/knowledge.ts';
import type { Request } from '../../paxos/letters.ts';
import { isAcceptor, isProposer, seatsOf, type Seat } from '../../paxos/seats.ts';
import type { PlayerCommand } from '../commands.ts';
import { answerCue, dueCue, isOver, type Part } from '../cues.ts';
import type { CueDeed } from '../stage.ts';
import type { PlayerView } from '../view.ts';
import { remarksOn } from '../help.ts';
import { dutifully, generalBot, orderAsTold, unanswered } from './general-bot.ts';
import { claimOf, officerBot, type OfficerTemper } from './officer-bot.ts';

/** The next act, or null while there is nothing to do. `now` is game time. */
export function stageBot(view: PlayerView, part: Part, temper: OfficerTemper, now: number): PlayerCommand | null {
  const cue = dueCue(part);
  if (cue !== null && cue.do.type !== 'answer') {
    const command = commandFor(view, cue.do);
    if (isInTheStory(view, part, command)) return command;
    // The game has gone another way than the story; whoever is honest goes that way, too.
    return honestBot(view, temper, now);
  }
  if (isOver(part) && part.plan.then === 'rest') return null;
  if (isAcceptor(view.seat)) return generalOnStage(view, part);
  // What comes next is in its part; until then it waits.
  if (!isOver(part) && !waitsInVain(part, temper, now)) return null;
  const { temper: errs } = part.plan;
  if (errs === 'echo') return echo(view, temper.wish);
  return officerBot(view, { ...temper, stubborn: errs === 'stubborn', hasty: errs === 'hasty' }, now);
}

/** A bot without a part, or one that has left it. */
export function honestBot(view: PlayerView, temper: OfficerTemper, now: number): PlayerCommand | null {
  return isAcceptor(view.seat) ? generalBot(view) : officerBot(view, temper, now);
}

/** Somebody left the story, and its moment has not come for so long: whoever was to propose does so now by itself. */
function waitsInVain({ astray, cues, done }: Part, { patience }: OfficerTemper, now: number): boolean {
  if (astray === null || now - astray < patience) return false;
  return cues.slice(done).some(({ do: { type } }) => type === 'prepare' || type === 'accept');
}

/** Bots err by their temper alone: what would be wrong by now, as this seat can see, is not said after the story. */
function isInTheStory(view: PlayerView, { plan }: Part, command: PlayerCommand): boolean {
  if (plan.temper !== undefined) return true;
  const guided = view.header.level === 'guided';
  return !remarksOn(view, command).some(({ certain, severity }) => guided || (certain && severity === 'unsafe'));
}

/** A person's act at a cue, too, where it wants to have it written for it. */
export function commandFor(view: PlayerView, deed: Exclude<CueDeed, { type: 'answer' }>): PlayerCommand {
  return deed.type === 'claim' ? claimOf(view, deed.n, deed.value) : deed;
}

function generalOnStage(view: PlayerView, part: Part): PlayerCommand | null {
  for (const letter of unanswered(view)) {
    const cue = answerCue(part, letter);
    if (cue !== null && !cue.due) continue;
    if (cue !== null) {
      const { entry, reply } = cue.deed;
      const wanted: PlayerCommand = { type: 'answer', re: letter.id, entry, reply };
      if (isInTheStory(view, part, wanted)) return wanted;
    }
    return part.plan.temper === 'notebook' ? answerByNotebook(view, letter) : dutifully(view, letter);
  }
  return orderAsTold(view);
}

function answerByNotebook({ duty, notebook }: PlayerView, letter: Request): PlayerCommand {
  const { notebook: entry, reply } = dutifulAnswer(dutyByNotebook(duty, notebook), letter);
  return { type: 'answer', re: letter.id, entry, reply };
}

/** More confirmations make nobody surer. */
const MOST_ECHOES = 50;

/**
 * One of two armies that want to be sure of each other: every announcement is confirmed by another one. It dares the
 * attack as soon as one of its own was confirmed, though it cannot know that its last one arrives.
 */
function echo(view: PlayerView, wish: string): PlayerCommand | null {
  const { seat, header, received, sent, order } = view;
  const others = seatsOf(header.armies).filter((other): other is Seat => isProposer(other) && other !== seat);
  const heard = [...received.values()].filter(({ letter }) => letter.kind === 'announce');
  const said = sent.filter(({ kind }) => kind === 'announce').length / others.length;
  const value = firstOf(view.mind.told)?.value ?? wish;
  const begins = seat === 'P1';
  if (order === undefined && heard.length > (begins ? 0 : 1)) return { type: 'order', value };
  return said < Math.min(MOST_ECHOES, heard.length + (begins ? 1 : 0)) ? { type: 'announce', to: others, value } : null;
}
