/** The general's table on a page, and hands to work it with. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import GeneralTable from '../../../client/general/GeneralTable.svelte';
import type { GeneralSeat } from './general-seat.ts';

interface Around {
  readonly connected?: boolean;
  readonly paused?: boolean;
  readonly now?: () => number;
}

export function sit(seat: GeneralSeat, { connected = true, paused = false, now = () => 0 }: Around = {}) {
  return render(GeneralTable, { play: seat.play, act: seat.act, now, label: 'Room K7Q 4MX', connected, paused });
}

export const button = (name: RegExp | string) => screen.getByRole('button', { name });
export const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
export const field = (name: RegExp | string) => screen.getByLabelText<HTMLInputElement>(name);
export const press = (element: Element) => fireEvent.click(element);
export const type = (name: RegExp | string, value: string) => fireEvent.input(field(name), { target: { value } });

export const open = (from = 1) => press(button(`Open the letter from officer ${from}, unopened`));
export const seal = () => press(button('Seal and send'));
