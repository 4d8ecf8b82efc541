/** What of played games is handed out as files: their records, their verdicts, and the acts of all as a table. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { actsOf } from '../../../shared/class/acts.ts';
import { readRecord } from '../../../shared/game/record.ts';
import type { Verdict } from '../../../shared/judge/verdict.ts';
import type { PlayedGame } from '../../../shared/wire/class-view.ts';
import type { Players } from '../../../shared/wire/wire.ts';
import { safeName } from '../../judge/save-text.ts';
import { csvOf, type NameOf } from './csv.ts';

/** Kinds of content, as a browser calls them. */
export const KINDS = {
  csv: 'text/csv;charset=utf-8',
  record: 'application/jsonl',
  json: 'application/json',
  zip: 'application/zip',
} as const;

export interface JudgedGame {
  readonly game: PlayedGame;
  /** Its record. */
  readonly text: string;
  readonly verdict: Verdict;
  readonly players: Players;
}

/** Safe as a file's name, and another one for each game of a class. */
export function nameFor({ round, room, session }: PlayedGame): string {
  return safeName(`round-${round}-${room}-${session}`);
}

/** A record that nobody can read has no acts; the server hands out none. */
export function actsCsv(games: readonly JudgedGame[], nameOf: NameOf | null): string {
  return csvOf(
    games.map(({ game, text, verdict, players }) => {
      const read = readRecord(text);
      return [{ ...game, players }, read.ok ? actsOf(read.record, verdict.violations) : []];
    }),
    nameOf,
  );
}

/** A folder for each game, and the acts of all beside them. */
export function zipOf(games: readonly JudgedGame[], nameOf: NameOf | null): Uint8Array<ArrayBuffer> {
  const files: Zippable = { 'acts.csv': strToU8(actsCsv(games, nameOf)) };
  for (const { game, text, verdict } of games) {
    files[`${nameFor(game)}/record.jsonl`] = strToU8(text);
    files[`${nameFor(game)}/verdict.json`] = strToU8(`${JSON.stringify(verdict)}\n`);
  }
  return zipSync(files);
}
