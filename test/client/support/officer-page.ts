/** What a test does at an officer's table on the page. */
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import OfficerTable from '../../../client/officer/OfficerTable.svelte';
import type { OfficerSeat } from './officer-seat.ts';

export const SEAL = /^Seal and send$/;
export const ANYWAY = 'Seal and send anyway';
export const ANNOUNCE = 'Seal the announcement';

export function sit(seat: OfficerSeat, further: { connected?: boolean; paused?: boolean } = {}) {
  const { play, act, now } = seat;
  return render(OfficerTable, { play, act, now, label: 'room K7Q 4MX', connected: true, paused: false, ...further });
}

export const compose = () => screen.getByRole('form', { name: 'Write a letter' });
export const press = (name: string | RegExp, within_: HTMLElement = document.body) =>
  fireEvent.click(within(within_).getByRole('button', { name }));
export const kind = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
export const type = (label: string, value: string) =>
  fireEvent.input(within(compose()).getByLabelText(label), { target: { value } });
export const choose = (name: string | RegExp) => fireEvent.click(within(compose()).getByRole('checkbox', { name }));

export async function openAll(): Promise<void> {
  await settled();
  const mail = screen.getByRole('region', { name: /^Letters in/ });
  for (const letter of within(mail).queryAllByRole('button')) await fireEvent.click(letter);
  await settled();
}

/** Acts resolve one after another, and the page follows. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i += 1) {
    await Promise.resolve();
    await tick();
  }
}

export async function seal(name: string | RegExp = SEAL): Promise<void> {
  await press(name, compose());
  await settled();
}
