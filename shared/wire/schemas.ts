/**
 * What a client may send, field by field. Strict: an unknown key, a number that is none, a text that is too long refuse
 * the whole request. The types of the core are what the schemas must yield; the compiler holds them together.
 */
import * as v from 'valibot';
import { HELP_LEVELS } from '../game/header.ts';
import type { Command } from '../game/commands.ts';
import {
  acceptor,
  armies,
  entry,
  milliseconds,
  number,
  numberOrNone,
  reply,
  seat,
  some,
  span,
  time,
  valley,
} from '../game/fields.ts';
import { checkLesson } from '../lessons/check.ts';
import { isSoundInRoom } from '../lessons/in-room.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { LESSON, LESSON_IN_ROOM, lessonId, LONGEST_TITLE, MOST_QUESTIONS, STAGE } from '../lessons/schema.ts';
import { MAX_ARMIES } from '../paxos/seats.ts';
import { MOST_NAMES, tidyText } from '../room/names.ts';
import type { RoomCommand } from '../room/commands.ts';
import { SPEEDS, type RoomSettings } from '../room/settings.ts';
import type { ClassCommand, StudentCommand } from '../class/commands.ts';
import { BREACHES_AT_ONCE } from '../class/breaches.ts';
import type { ClassSettings, Guess, Place } from '../class/events.ts';
import { isSheetId, MOST_SHEET_LESSONS, MOST_TIMES, type Sheet } from '../class/sheets.ts';
import { RULES } from '../paxos/rules.ts';
import { KEEP_DAYS } from '../class/keeping.ts';
import { STANCES, type LedCursor } from './led.ts';

export const letterId = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const member = v.pipe(v.string(), v.regex(/^m[1-9]\d{0,8}$/));

/** The room's code as people type it: case, spaces and hyphens do not count. */
export const code = v.pipe(
  v.string(),
  v.maxLength(20),
  v.transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase()),
  v.regex(/^[A-Z0-9]{6,10}$/),
);
export const token = v.pipe(v.string(), v.regex(/^[\w-]{32}$/));
export const session = v.pipe(v.string(), v.maxLength(40));
/** Chosen by the client, unique among its own: a command that is sent again has at most one effect. */
const commandId = v.pipe(v.string(), v.regex(/^[\w-]{8,40}$/));
export const rawName = v.pipe(v.string(), v.maxLength(200));

const messenger = { letter: letterId, copy: number };

const gameCommand: v.GenericSchema<unknown, WireCommand> = v.variant('type', [
  v.strictObject({ type: v.literal('prepare'), to: some(acceptor), n: number }),
  v.strictObject({ type: v.literal('accept'), to: some(acceptor), n: number, value: time }),
  v.strictObject({ type: v.literal('answer'), re: letterId, entry, reply: v.nullable(reply) }),
  v.strictObject({ type: v.literal('write'), entry }),
  v.strictObject({
    type: v.literal('claim'),
    n: number,
    value: time,
    evidence: v.pipe(v.array(letterId), v.maxLength(100)),
  }),
  v.strictObject({ type: v.literal('announce'), to: some(seat), value: time }),
  v.strictObject({ type: v.literal('order'), value: v.nullable(time) }),
  v.strictObject({ type: v.picklist(['capture', 'hold', 'release', 'copy']), ...messenger }),
  v.strictObject({ type: v.literal('delay'), ...messenger, by: milliseconds }),
  v.strictObject({ type: v.picklist(['pause', 'resume', 'end']) }),
  v.strictObject({ type: v.literal('dawn'), within: milliseconds }),
]);

/** What people, hosts and the red army may ask of a game; the clock and the room speak for themselves. */
export type WireCommand = Exclude<Command, { type: 'arrive' | 'seat' }>;

const settingsShape: v.GenericSchema<unknown, RoomSettings> = v.strictObject({
  armies,
  acceptRule: v.picklist(['textbook', 'seed']),
  tent: v.picklist(['separate', 'shared']),
  level: v.picklist(HELP_LEVELS),
  valley,
  wishes: v.pipe(v.array(time), v.minLength(1), v.maxLength(MAX_ARMIES)),
  pace: span,
  dawn: milliseconds,
  night: v.exactOptional(milliseconds),
  lesson: v.exactOptional(
    v.pipe(
      LESSON_IN_ROOM,
      v.transform((lesson) => ({ ...lesson })),
    ),
  ),
  stage: v.exactOptional(STAGE),
});
const settings = v.pipe(settingsShape, v.check(isSoundInRoom));

const roomCommand: v.GenericSchema<unknown, RoomCommand> = v.variant('type', [
  v.strictObject({ type: v.literal('sit'), seat: v.union([v.literal('any'), seat]) }),
  v.strictObject({ type: v.picklist(['command', 'stand', 'leave', 'fill', 'start', 'release']) }),
  v.strictObject({ type: v.literal('bot'), seat, on: v.boolean() }),
  v.strictObject({ type: v.literal('remove'), member }),
  v.strictObject({ type: v.literal('settle'), settings }),
  v.strictObject({ type: v.literal('speed'), speed: v.picklist(SPEEDS) }),
  v.strictObject({
    type: v.literal('reply'),
    question: v.pipe(numberOrNone, v.maxValue(MOST_QUESTIONS - 1)),
    answer: v.union([v.boolean(), v.pipe(v.array(seat), v.maxLength(2 * MAX_ARMIES))]),
  }),
]);

const student = v.pipe(v.string(), v.regex(/^s[1-9]\d{0,8}$/));
/** Whoever plays assignments. */
const person = v.pipe(v.string(), v.regex(/^p[1-9]\d{0,8}$/));
/** Milliseconds since 1970. */
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const seatOrNone = v.nullable(seat);
const classSettings: v.GenericSchema<unknown, ClassSettings> = v.strictObject({
  room: settings,
  leftovers: v.picklist(['bots', 'pairs', 'watch']),
});
const place: v.GenericSchema<unknown, Place> = v.strictObject({
  room: code,
  seat: seatOrNone,
  role: v.picklist(['player', 'partner', 'watcher', 'red']),
});
const guess: v.GenericSchema<unknown, Guess> = v.strictObject({
  chosen: v.boolean(),
  value: v.nullable(time),
  open: v.boolean(),
  known: some(seat),
});

/**
 * The page lists what is wrong with one before it is sent. Here a list of faults would only cost time: what has not the
 * shape of a lesson is read up to its first fault.
 */
const soundLesson = v.custom<Lesson>((value) => v.is(LESSON, value) && checkLesson(value).ok);

const rawTitle = v.pipe(
  v.string(),
  v.maxLength(4 * LONGEST_TITLE),
  v.transform((raw) => tidyText(raw, LONGEST_TITLE)),
  v.string(),
);

const classCommand: v.GenericSchema<unknown, ClassCommand> = v.variant('type', [
  v.strictObject({ type: v.literal('settle'), settings: classSettings }),
  v.strictObject({ type: v.literal('lock'), on: v.boolean() }),
  v.strictObject({ type: v.literal('keep'), days: v.nullable(v.picklist(KEEP_DAYS)) }),
  v.strictObject({ type: v.literal('seat'), all: v.boolean() }),
  v.strictObject({ type: v.literal('move'), student, place: v.nullable(place) }),
  v.strictObject({ type: v.literal('swap'), students: v.strictTuple([student, student]) }),
  v.strictObject({ type: v.literal('remove'), student }),
  v.strictObject({ type: v.literal('close'), room: code }),
  v.strictObject({ type: v.literal('next-round'), rotate: v.boolean() }),
  v.strictObject({ type: v.literal('freeze'), rooms: v.pipe(v.array(code), v.minLength(1), v.maxLength(200)) }),
  v.strictObject({ type: v.literal('keep-lesson'), lesson: soundLesson }),
  v.strictObject({ type: v.literal('drop-lesson'), lesson: lessonId }),
  v.strictObject({
    type: v.literal('assign'),
    lesson: lessonId,
    own: v.boolean(),
    title: v.nullable(rawTitle),
    until: v.nullable(moment),
  }),
  v.strictObject({
    type: v.literal('set-assignment'),
    assignment: number,
    open: v.boolean(),
    until: v.nullable(moment),
  }),
  v.strictObject({ type: v.literal('drop-assignment'), assignment: number }),
  v.strictObject({ type: v.literal('collect'), on: v.boolean() }),
  v.strictObject({ type: v.picklist(['show', 'thaw', 'drop-sheets']) }),
]);

const count = v.pipe(numberOrNone, v.maxValue(MOST_TIMES));
/** Looked at before anything else reads it, which would leave out what leads to a prototype. */
function hasLessonIds(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const ids = Object.keys(value);
  return ids.length <= MOST_SHEET_LESSONS && ids.every(isSheetId);
}

const sheetLesson = v.strictObject({ times: count, best: count, goals: count, done: v.exactOptional(moment) });
const sheet: v.GenericSchema<unknown, Sheet> = v.strictObject({
  lessons: v.pipe(v.custom<object>(hasLessonIds), v.record(v.string(), sheetLesson)),
  mistakes: v.strictObject(Object.fromEntries(RULES.map(({ id }) => [id, v.exactOptional(count)]))),
});

const studentCommand: v.GenericSchema<unknown, StudentCommand> = v.variant('type', [
  v.strictObject({ type: v.literal('hand-in'), sheet: v.nullable(sheet), named: v.boolean() }),
  v.strictObject({ type: v.literal('guess'), guess }),
  v.strictObject({ type: v.literal('leave') }),
]);

const cursor: v.GenericSchema<unknown, LedCursor> = v.strictObject({
  session,
  seq: numberOrNone,
  at: numberOrNone,
  eyes: v.union([v.literal('all'), seat]),
});

/** A passphrase or a password, as people type it. */
const secretWords = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Up to its first fault: nobody is told of more, and a list of them would take long to make. */
export const FIRST_FAULT = { abortEarly: true } as const;

export const REQUESTS = {
  open: v.strictObject({ name: rawName, settings: v.exactOptional(settings) }),
  look: v.strictObject({ code }),
  join: v.strictObject({ code, name: rawName, token: v.exactOptional(token) }),
  enter: v.strictObject({
    code,
    token,
    session: v.nullable(session),
    have: numberOrNone,
    /** Stays in the rooms that this socket has entered before as well. */
    beside: v.exactOptional(v.boolean()),
  }),
  /** `room`: which one it is meant for, where a socket has entered several. */
  act: v.strictObject({ id: commandId, command: gameCommand, room: v.exactOptional(code) }),
  arrange: v.strictObject({ id: commandId, command: roomCommand, room: v.exactOptional(code) }),
  record: v.strictObject({ room: v.exactOptional(code) }),
  openClass: v.strictObject({
    /** Made by the client: asked again with it, because the answer was lost, it is the same class. */
    token,
    settings: v.exactOptional(classSettings),
    passphrase: v.exactOptional(secretWords),
    /** The server's, where it asks for one. */
    password: v.exactOptional(secretWords),
  }),
  attend: v.strictObject({ code, name: rawName, token }),
  enterClass: v.strictObject({ code, token }),
  /** The instructor's. */
  teach: v.strictObject({ id: commandId, command: classCommand }),
  /** A student's. */
  study: v.strictObject({ id: commandId, command: studentCommand }),
  /** The instructor's link becomes another one, and the old one opens nothing any more. */
  relink: v.strictObject({ token }),
  /** A lost link: with the passphrase, this token becomes the instructor's. */
  recover: v.strictObject({ code, passphrase: secretWords, token }),
  /** Null forgets the name, here and in every room of the class. */
  nameStudent: v.strictObject({ student: v.union([student, person]), name: v.nullable(rawName) }),
  roster: v.strictObject({ names: v.pipe(v.array(rawName), v.maxLength(MOST_NAMES)), only: v.boolean() }),
  nudge: v.strictObject({ student }),
  /** A game that was played in this class: its record and, once it is over, its verdict. */
  session: v.strictObject({ session }),
  /** Who broke which rule in games that were played in this class. */
  breaches: v.strictObject({ sessions: v.pipe(v.array(session), v.minLength(1), v.maxLength(BREACHES_AT_ONCE)) }),
  /** One of the class's own, whole. */
  lesson: v.strictObject({ lesson: lessonId }),
  /** What an assignment is, for whoever has its link. */
  assignment: v.strictObject({ code, assignment: number }),
  /** Begins an attempt at it, and has a place in its room. */
  attempt: v.strictObject({
    code,
    assignment: number,
    name: rawName,
    role: v.union([v.literal('red'), seat]),
    token,
  }),
  /** All attempts at an assignment. */
  results: v.strictObject({ assignment: number }),
  /** All progress that was handed in. */
  sheets: v.strictObject({}),
  /** Forgets a game that is over, record and all. */
  deleteSession: v.strictObject({ session }),
  /** Where the debrief stands, for everyone in the class, or in this room; null: it is led no more. */
  lead: v.strictObject({ cursor: v.nullable(cursor), room: v.exactOptional(code) }),
  /** Whether somebody goes along. */
  follow: v.strictObject({ stance: v.picklist(STANCES), room: v.exactOptional(code) }),
  /** The game that is led through. */
  debrief: v.strictObject({ room: v.exactOptional(code) }),
} as const;

export type RequestName = keyof typeof REQUESTS;
export type Requests = { readonly [Name in RequestName]: v.InferOutput<(typeof REQUESTS)[Name]> };
