import type { Severity } from '../../shared/paxos/rules.ts';
import type { Quadrant } from '../../shared/judge/verdict.ts';
import { m } from '../i18n/generated/messages.js';

type Word = () => string;

export const QUADRANTS: Readonly<Record<Quadrant, Word>> = {
  sound: m.quadrant_sound,
  stuck: m.quadrant_stuck,
  lucky: m.quadrant_lucky,
  fatal: m.quadrant_fatal,
};

export const MEANINGS: Readonly<Record<Quadrant, Word>> = {
  sound: m.meaning_sound,
  stuck: m.meaning_stuck,
  lucky: m.meaning_lucky,
  fatal: m.meaning_fatal,
};

export const SEVERITIES: Readonly<Record<Severity, { readonly word: Word; readonly means: Word }>> = {
  unsafe: { word: m.severity_unsafe, means: m.severity_unsafe_means },
  belief: { word: m.severity_belief, means: m.severity_belief_means },
  slow: { word: m.severity_slow, means: m.severity_slow_means },
  odd: { word: m.severity_odd, means: m.severity_odd_means },
};
