/** What a host may choose, in plain steps. A room that was opened with other values keeps them until one is chosen. */
import { HELP_LEVELS, type HelpLevel } from '../../shared/game/header.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import { m } from '../i18n/generated/messages.js';
import type { Draft } from './settings-draft.svelte.ts';

export interface Option {
  readonly label: string;
  readonly hint: string | null;
  readonly chosen: boolean;
  readonly choose: () => void;
}

type Step<Value> = readonly [value: Value, label: string, hint?: string];

function steps<Value>(
  current: Value,
  choose: (value: Value) => void,
  ...all: readonly Step<Value>[]
): readonly Option[] {
  return all.map(([value, label, hint = null]) => ({
    label,
    hint,
    chosen: JSON.stringify(value) === JSON.stringify(current),
    choose: () => {
      choose(value);
    },
  }));
}

const LEVELS: Readonly<Record<HelpLevel, readonly [label: () => string, hint: () => string]>> = {
  guided: [m.lobby_level_guided, m.lobby_level_guided_hint],
  coached: [m.lobby_level_coached, m.lobby_level_coached_hint],
  exam: [m.lobby_level_exam, m.lobby_level_exam_hint],
};

export function levelWords(level: HelpLevel): string {
  return LEVELS[level][0]();
}

export function levels(draft: Draft): readonly Option[] {
  const choose = (level: HelpLevel): void => {
    draft.change({ level });
  };
  const all = HELP_LEVELS.map((level) => [level, LEVELS[level][0](), LEVELS[level][1]()] as const);
  return steps(draft.settings.level, choose, ...all);
}

export function armyCounts(draft: Draft): readonly Option[] {
  const choose = (armies: number): void => {
    draft.change({ armies });
  };
  return steps(draft.settings.armies, choose, ...[2, 3, 5].map((n) => [n, m.armies_count({ armies: n })] as const));
}

export function walks(draft: Draft): readonly Option[] {
  const choose = (walk: readonly [number, number]): void => {
    draft.changeValley({ walk });
  };
  return steps(
    draft.settings.valley.walk,
    choose,
    [[0, 0], m.lobby_walk_at_once()],
    [[1000, 2000], m.lobby_walk_quick()],
    [[4000, 8000], m.lobby_walk_slow()],
  );
}

/** Of a hundred messengers: nobody, fifteen, forty. */
export function chances(draft: Draft, of: 'capture' | 'delay' | 'copy'): readonly Option[] {
  const choose = (chance: number): void => {
    draft.changeValley({ [of]: chance });
  };
  return steps(
    draft.settings.valley[of],
    choose,
    [0, m.lobby_chance_none()],
    [0.15, m.lobby_chance_some()],
    [0.4, m.lobby_chance_many()],
  );
}

export function acceptRules(draft: Draft): readonly Option[] {
  const choose = (acceptRule: RoomSettings['acceptRule']): void => {
    draft.change({ acceptRule });
  };
  return steps<RoomSettings['acceptRule']>(
    draft.settings.acceptRule,
    choose,
    ['textbook', m.lobby_accept_textbook(), m.lobby_accept_textbook_hint()],
    ['seed', m.lobby_accept_seed(), m.lobby_accept_seed_hint()],
  );
}

export function tents(draft: Draft): readonly Option[] {
  const choose = (tent: RoomSettings['tent']): void => {
    draft.change({ tent });
  };
  return steps<RoomSettings['tent']>(
    draft.settings.tent,
    choose,
    ['separate', m.lobby_tent_separate(), m.lobby_tent_separate_hint()],
    ['shared', m.lobby_tent_shared(), m.lobby_tent_shared_hint()],
  );
}

export function dawns(draft: Draft): readonly Option[] {
  const choose = (dawn: number): void => {
    draft.change({ dawn });
  };
  const all = [30, 60, 180].map((seconds) => [seconds * 1000, m.room_seconds({ seconds })] as const);
  return steps(draft.settings.dawn, choose, ...all);
}
