import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseHost, chosenHost, hostsFor, joinLink } from '../../client/desk/addresses.ts';
import ArrivalCard from '../../client/desk/ArrivalCard.svelte';
import { Asking } from '../../client/desk/asking.svelte.ts';

import DeskTabs from '../../client/desk/DeskTabs.svelte';
import CodePlate from '../../client/room/CodePlate.svelte';
import { recallDesk, rememberDesk, takeNext } from '../../client/desk/desks.ts';
import OwnLink from '../../client/desk/OwnLink.svelte';
import RosterCard from '../../client/desk/RosterCard.svelte';
import WallCode from '../../client/desk/wall/WallCode.svelte';
import WallRooms from '../../client/desk/wall/WallRooms.svelte';
import { refused } from '../../shared/wire/refusal.ts';
import { deskView, fakeModel, ROOM, STUDENTS } from './support/desk.ts';

const PLACE = { code: 'K7Q4MX', token: 't'.repeat(32) };
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  takeNext(PLACE.code);
});

const here = (host: string) => {
  const { hostname, port } = new URL(`http://${host}`);
  return { host, hostname, port };
};

test.each([
  ['armies.school', ['192.168.1.5'], ['armies.school']],
  ['192.168.1.5:3000', ['10.0.0.1'], ['192.168.1.5:3000']],
  ['localhost:3000', ['192.168.1.5', '10.0.0.1'], ['192.168.1.5:3000', '10.0.0.1:3000']],
  ['127.0.0.1:3000', ['fd00::5'], ['[fd00::5]:3000']],
  ['[::1]:3000', ['192.168.1.5'], ['192.168.1.5:3000']],
  ['localhost', ['192.168.1.5'], ['192.168.1.5']],
  ['localhost:3000', [], ['localhost:3000']],
])('students reach %s, in the network %j, at %j', (host, lan, hosts) => {
  expect(hostsFor(here(host), lan)).toEqual(hosts);
});

test('the address that was chosen counts, as long as there is one like it', () => {
  chooseHost('10.0.0.1:3000');
  expect(chosenHost(['192.168.1.5:3000', '10.0.0.1:3000'])).toBe('10.0.0.1:3000');
  expect(chosenHost(['192.168.1.5:3000'])).toBe('192.168.1.5:3000');
});

test('the address to type and the QR code lead to the same place', () => {
  render(ArrivalCard, { view: deskView() });
  const link = joinLink(location.host, 'K7Q4MX');
  expect(link).toMatch(/\/class\/K7Q4MX$/);
  expect(screen.getByRole('img', { name: `QR code: ${link}` })).toBeTruthy();
  expect(screen.getByText(link.replace(/^https?:\/\//, ''))).toBeTruthy();
});

test('a room on the server’s own machine has a link that others can open, in the network that its host chooses', async () => {
  expect(location.hostname).toBe('localhost');
  render(CodePlate, { code: 'K7Q4MX', share: true, lan: ['192.168.1.5', '10.0.0.1'] });
  const link = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Link to this room' }).value;
  expect(link()).toMatch(/^http:\/\/192\.168\.1\.5(:\d+)?\/room\/K7Q4MX$/);
  const networks = screen.getByRole<HTMLSelectElement>('combobox');
  await fireEvent.change(networks, { target: { value: networks.options[1]?.value } });
  expect(link()).toMatch(/^http:\/\/10\.0\.0\.1/);
});

test('arrows go from tab to tab, and round', async () => {
  render(DeskTabs, { tab: 'seats', panel: 'panel' });
  const tab = (name: string) => screen.getByRole('tab', { name });
  const chosen = () => screen.getAllByRole('tab').filter((one) => one.getAttribute('aria-selected') === 'true');
  tab('Seats').focus();
  for (const [key, name] of [
    ['ArrowRight', 'Rooms'],
    ['End', 'Sessions'],
    ['ArrowRight', 'Seats'],
    ['ArrowLeft', 'Sessions'],
    ['Home', 'Seats'],
  ] as const) {
    await fireEvent.keyDown(document.activeElement ?? document.body, { key });
    expect(chosen()).toEqual([tab(name)]);
    expect(document.activeElement).toBe(tab(name));
    expect(tab(name).tabIndex).toBe(0);
  }
});

test('the roster is handed in without what was remarked on, and says who is missing', async () => {
  const view = deskView({ roster: ['Ann', 'Zoe'], rosterOnly: true });
  const { model, request } = fakeModel(view);
  render(RosterCard, { view, asking: new Asking(model) });
  expect(screen.getByText('Not here yet: Zoe')).toBeTruthy();
  await fireEvent.input(screen.getByLabelText(/^Names, one a line/), { target: { value: 'Ann\nann\nBob' } });
  expect(screen.getByText('Line 2: ann, the same as in line 1')).toBeTruthy();
  await fireEvent.click(screen.getByRole('checkbox'));
  await press('Hand in the roster');
  expect(request).toHaveBeenCalledWith('roster', { names: ['Ann', 'Bob'], only: false });
});

test('no empty roster is handed in by mistake; it is taken away when asked twice', async () => {
  const view = deskView({ roster: ['Ann'] });
  const { model, request } = fakeModel(view);
  render(RosterCard, { view, asking: new Asking(model) });
  await press('Hand in the roster');
  await press('Take the roster away');
  expect(request).not.toHaveBeenCalled();
  await press('Really take it away?');
  expect(request).toHaveBeenCalledWith('roster', { names: [], only: false });
});

test('the link is replaced when asked twice, and the class goes on with the new one', async () => {
  rememberDesk(PLACE);
  const view = deskView();
  const { model, request } = fakeModel(view);
  const onplace = vi.fn();
  render(OwnLink, { place: PLACE, view, asking: new Asking(model), onplace });
  await press('Replace my link');
  expect(request).not.toHaveBeenCalled();
  await press(/^Really\?/);
  await vi.waitFor(() => {
    expect(onplace).toHaveBeenCalledOnce();
  });
  const [[, asked] = []] = request.mock.calls as [string, { token: string }][];
  expect(onplace).toHaveBeenCalledWith({ code: PLACE.code, token: asked?.token });
  expect(recallDesk(PLACE.code)?.token).toBe(asked?.token);
});

test('a link that was not replaced stays, and the same new one is asked for again', async () => {
  rememberDesk(PLACE);
  const view = deskView();
  const { model, request } = fakeModel(view);
  request.mockResolvedValueOnce(refused('too-fast', { seconds: 1 }));
  const onplace = vi.fn();
  render(OwnLink, { place: PLACE, view, asking: new Asking(model), onplace });
  await press('Replace my link');
  await press(/^Really\?/);
  await Promise.resolve();
  expect(onplace).not.toHaveBeenCalled();
  expect(recallDesk(PLACE.code)).toEqual(PLACE);
  await press('Replace my link');
  await press(/^Really\?/);
  expect(request.mock.calls[1]).toEqual(request.mock.calls[0]);
});

test('the projector shows who has come, and how many wait', () => {
  render(WallCode, { view: deskView() });
  expect(screen.getByText('Waiting: 1')).toBeTruthy();
  expect(screen.getAllByRole('listitem')).toHaveLength(STUDENTS.length);
});

test('the projector shows who sits where, and nothing of what happens in the valley', () => {
  const view = deskView({ rooms: [ROOM] });
  render(WallRooms, { model: fakeModel(view).model, view });
  const room = screen.getByRole('region', { name: 'Room 1' });
  expect(within(room).getByText('Ann, Bob')).toBeTruthy();
  expect(within(room).getByText('not begun')).toBeTruthy();
});
