import { cleanup, render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Drafts } from '../../client/letters/drafts.svelte.ts';
import { Playhead } from '../../client/replay/playhead.svelte.ts';
import ReplayDesk from '../../client/replay/ReplayDesk.svelte';
import { stampsOf, type Session } from '../../client/replay/session.ts';
import type { As } from '../../client/replay/track.ts';
import { seatsOf } from '../../shared/paxos/seats.ts';
import { exampleSession, ownSession } from './support/replays.ts';

const crossing = exampleSession('story-crossing');

beforeEach(() => localStorage.clear());
afterEach(cleanup);

function open(session: Session, at: number, as: As) {
  const head = new Playhead(stampsOf(session));
  head.seek(at);
  render(ReplayDesk, { session, head, as });
  return head;
}

const titles = () => [...document.querySelectorAll('[role="slider"] title')].map(({ textContent }) => textContent);

describe('as one player saw it', () => {
  test.each(seatsOf(3))('%s: nothing that is global, at no event', (seat) => {
    const head = open(crossing, 0, seat);
    for (const seq of [0, 10, 32, 46, 57]) {
      head.seek(seq);
      flushSync();
      expect(screen.queryByRole('heading', { name: 'Space-time diagram' })).toBeNull();
      for (const card of ['Which times can still be chosen', 'Notebooks', 'Officers', 'Who knows what']) {
        expect(screen.queryByRole('region', { name: card })).toBeNull();
      }
      expect(document.body.textContent).not.toMatch(/captured|can still be chosen|since event/i);
      expect(document.querySelector('use[href="#lozenge"]')).toBeNull();
    }
  });

  test('the scrubber has this player’s own events, and counts only them', () => {
    open(crossing, 57, 'P2');
    expect(titles().filter((title) => title !== 'an act of officer 2')).toEqual(['officer 2 knows 07:00']);
    open(crossing, 46, 'A2');
    expect(screen.getByText('event 10 of 13')).toBeTruthy();
  });

  test('its own mistakes are told, and nobody else’s', () => {
    const stubborn = exampleSession('story-stubborn');
    open(stubborn, 0, 'P1');
    expect(screen.getByRole('button', { name: 'My mistakes' })).toBeTruthy();
    cleanup();
    open(stubborn, 0, 'P2');
    expect(screen.queryByRole('button', { name: 'My mistakes' })).toBeNull();
    expect(titles().some((title) => title.includes('O4'))).toBe(false);
  });

  test('a general: its letters opened, its notebook with what it struck out, the letter of the moment', () => {
    const head = open(crossing, 31, 'A2');
    expect(screen.getByText('all letters opened')).toBeTruthy();
    const notebook = () => within(screen.getByRole('region', { name: 'Notebook' }));
    expect(notebook().getByText('2, 07:00')).toBeTruthy();
    expect(notebook().getByText('struck out: 1')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'accept 2, 07:00' })).toBeTruthy();
    head.seek(12);
    flushSync();
    expect(notebook().queryByText('2, 07:00')).toBeNull();
  });

  test('an officer: what it wrote, and what came in answer', () => {
    open(crossing, 57, 'P1');
    const out = within(screen.getByRole('region', { name: /^Letters out/ }));
    expect(out.getByText('prepare 1')).toBeTruthy();
    expect(out.getByText('accept 3, 07:00')).toBeTruthy();
    expect(screen.getByRole('button', { name: /ok 3 \(2, 07:00\)/ })).toBeTruthy();
  });

  test.each(['P1', 'A2'] as const)('%s: nothing can be written, sealed or sent', (seat) => {
    open(crossing, 30, seat);
    expect(document.querySelector('form, textarea, input')).toBeNull();
    expect(screen.queryByRole('button', { name: /^(Seal|Write|Give|Answer)/ })).toBeNull();
  });

  test.each(['P1', 'A2'] as const)('%s: drafts of the game that is on are neither read nor touched', (seat) => {
    const drafts = new Drafts(crossing.record.header.id, seat);
    drafts.write('notes', { text: 'a secret plan' });
    drafts.write('tally', { n: '3', all: '3' });
    const before = { ...localStorage };
    const head = open(crossing, 30, seat);
    head.seek(57);
    flushSync();
    head.seek(5);
    flushSync();
    expect(document.body.textContent).not.toContain('a secret plan');
    expect({ ...localStorage }).toEqual(before);
  });
});

describe('what a player kept of its own', () => {
  test('is replayed by the numbers of its own log, with its own eyes only', () => {
    const own = ownSession('story-crossing', 'A2');
    const head = open(own, 0, 'A2');
    expect(screen.queryByRole('radio')).toBeNull();
    head.seek(own.log.events.length);
    flushSync();
    expect(screen.getByText('event 13 of 13')).toBeTruthy();
    expect(screen.getAllByText('The game is over').length).toBeGreaterThan(0);
  });

  test('shows at each place what the whole record shows with that player’s eyes', () => {
    const own = ownSession('story-crossing', 'A2');
    const table = () => document.querySelector('.table')?.textContent.replaceAll(/\s+/g, ' ');
    open(own, 10, 'A2');
    const shown = table();
    cleanup();
    open(crossing, 46, 'A2');
    expect(table()).toBe(shown);
  });
});

test.each(['P1', 'P3', 'A3'] as const)('a finished game tells %s nothing to do', (seat) => {
  for (const at of [0, 9, 40]) {
    open(crossing, at, seat);
    expect(document.body.textContent).not.toMatch(/Write the first one|Open a letter|your army will hold/);
    cleanup();
  }
});
