import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refused } from '../../shared/wire/refusal.ts';
import { FakeLine, settled } from './support/fake-line.ts';

/** Each request has a line of its own. */
const lines: FakeLine[] = [];
vi.mock('../../client/net/line.ts', () => ({
  dial: () => {
    const line = new FakeLine();
    lines.push(line);
    return line;
  },
}));
const goToDesk = vi.fn((_code: string) => Promise.resolve());
vi.mock('../../client/routes.ts', () => ({ goToDesk }));
const { arriveAt, dropDesk, linkOf, nextToken, openClass, ownDesks, recallDesk, rememberDesk, takeNext, tokenIn } =
  await import('../../client/desk/desks.ts');
const { default: OpenClass } = await import('../../client/home/OpenClass.svelte');
const { default: BackToClass } = await import('../../client/home/BackToClass.svelte');
const { default: DesksPage } = await import('../../client/desk/DesksPage.svelte');
const { default: NoLink } = await import('../../client/desk/NoLink.svelte');

const CODE = 'K7Q4MX';
const TOKEN = 't'.repeat(32);
const NEW = 'n'.repeat(32);

/** The line of the last request, with a server at its other end. */
async function answering(): Promise<FakeLine> {
  const line = lines.at(-1) ?? new FakeLine();
  line.open();
  await settled();
  return line;
}

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', `/desk/${CODE}`);
});
afterEach(() => {
  cleanup();
  takeNext(CODE);
  vi.clearAllMocks();
});

test('whoever opens a class again, because nobody answered, asks with the same token; the next time with another', async () => {
  const ask = async (answered: boolean): Promise<string> => {
    const reply = openClass({ passphrase: '', password: '' });
    const line = await answering();
    const { request, answer } = line.take('openClass');
    expect(Object.keys(request)).toEqual(['token']);
    if (answered) {
      answer({ ok: true, code: CODE, token: request.token });
      await line.flush();
    } else line.drop();
    expect((await reply).ok).toBe(answered);
    return request.token;
  };
  const first = await ask(false);
  expect(await ask(true)).toBe(first);
  expect(recallDesk(CODE)).toEqual({ code: CODE, token: first });
  expect(await ask(true)).not.toBe(first);
});

test('the password is asked for once the server wants one, and then the class is gone to', async () => {
  render(OpenClass);
  await fireEvent.input(screen.getByLabelText(/^passphrase/), { target: { value: 'swordfish' } });
  expect(screen.queryByLabelText('password of this server')).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: 'Open a class' }));
  const first = await answering();
  first.take('openClass').answer(refused('wrong-password'));
  await first.flush();
  await tick();
  const password = screen.getByLabelText('password of this server');
  expect(document.activeElement).toBe(password);
  await fireEvent.input(password, { target: { value: 'sesame' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Open a class' }));
  const second = await answering();
  const { request, answer } = second.take('openClass');
  expect(request).toMatchObject({ passphrase: 'swordfish', password: 'sesame' });
  answer({ ok: true, code: CODE, token: TOKEN });
  await second.flush();
  expect(goToDesk).toHaveBeenCalledWith(CODE);
  expect(recallDesk(CODE)?.token).toBe(TOKEN);
});

test('a passphrase that is too short is said at once, where it is typed', async () => {
  render(OpenClass);
  const passphrase = screen.getByLabelText(/^passphrase/);
  await fireEvent.input(passphrase, { target: { value: '1234567' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Open a class' }));
  await tick();
  expect(screen.getByRole('alert').textContent).toMatch(/^The passphrase needs at least 8 characters/);
  expect(document.activeElement).toBe(passphrase);
});

test.each([
  [`#${TOKEN}`, TOKEN],
  ['', null],
  ['#content', null],
  [`#${TOKEN}x`, null],
  [`#${TOKEN.slice(1)}/`, null],
])('what stands behind # is a token or nothing: %s', (fragment, token) => {
  expect(tokenIn(fragment)).toBe(token);
});

test('the link’s token is remembered, and does not stay in the address bar', () => {
  rememberDesk({ code: CODE, token: NEW });
  history.replaceState({ kept: 1 }, '', `/desk/${CODE}?x=1#${TOKEN}`);
  expect(arriveAt(CODE)).toEqual({ code: CODE, token: TOKEN });
  expect(location.href).toMatch(/\/desk\/K7Q4MX\?x=1$/);
  expect(history.state).toEqual({ kept: 1 });
  expect(arriveAt(CODE)).toEqual({ code: CODE, token: TOKEN });
});

test('without a link and a memory there is no class', () => {
  expect(arriveAt('N0B0DY')).toBeNull();
});

test('the link that is copied opens what it was copied from', () => {
  const link = new URL(linkOf({ code: CODE, token: TOKEN }));
  expect([link.pathname, tokenIn(link.hash)]).toEqual([`/desk/${CODE}`, TOKEN]);
});

test('the next token is one, however often it is asked for, and then the class’s own', () => {
  rememberDesk({ code: CODE, token: TOKEN });
  const next = nextToken(CODE);
  expect(nextToken(CODE)).toBe(next);
  expect(recallDesk(CODE)?.token).toBe(TOKEN);
  expect(takeNext(CODE)).toEqual({ code: CODE, token: next });
  expect(recallDesk(CODE)?.token).toBe(next);
  expect(takeNext(CODE)).toBeNull();
});

test('another tab’s new link is the one that counts', () => {
  rememberDesk({ code: CODE, token: TOKEN });
  localStorage.setItem(`desk/${CODE}`, NEW);
  expect(recallDesk(CODE)?.token).toBe(NEW);
});

test('a lost link is had again with the passphrase', async () => {
  const onrecovered = vi.fn();
  render(NoLink, { code: CODE, onrecovered });
  const again = () => fireEvent.click(screen.getByRole('button', { name: 'Get the class back' }));
  const passphrase = screen.getByLabelText('passphrase of the class');
  const asked = lines.length;
  await again();
  await tick();
  expect(lines).toHaveLength(asked);
  expect(document.activeElement).toBe(passphrase);
  await fireEvent.input(passphrase, { target: { value: 'swordfish' } });
  await again();
  const line = await answering();
  const { request, answer } = line.take('recover');
  expect(request).toMatchObject({ code: CODE, passphrase: 'swordfish' });
  answer({ ok: true });
  await line.flush();
  expect(onrecovered).toHaveBeenCalledWith({ code: CODE, token: request.token });
  expect(recallDesk(CODE)?.token).toBe(request.token);
});

test('a code that no class has is said of at the code', async () => {
  render(NoLink, { code: CODE, onrecovered: () => undefined });
  await fireEvent.input(screen.getByLabelText('class code'), { target: { value: 'abc' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Get the class back' }));
  await tick();
  expect(screen.getByLabelText('class code').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText('passphrase of the class').getAttribute('aria-invalid')).toBe('false');
});

test('a browser leads back to the classes that it opened, the latest first, and forgets one that is no more', () => {
  const links = () => screen.queryAllByRole('link', { name: /class/ }).map((one) => one.getAttribute('href'));
  render(BackToClass);
  expect(links()).toEqual([]);
  cleanup();
  rememberDesk({ code: CODE, token: TOKEN });
  render(BackToClass);
  expect(links()).toEqual([`/desk/${CODE}`]);
  cleanup();
  rememberDesk({ code: 'CLASS2', token: TOKEN });
  rememberDesk({ code: CODE, token: NEW });
  render(BackToClass);
  expect(links()).toEqual(['/desk']);
  expect(ownDesks()).toEqual([CODE, 'CLASS2']);
  dropDesk(CODE);
  expect(ownDesks()).toEqual(['CLASS2']);
});

test('the page of all desks lists them, and gets one back that this browser does not lead', async () => {
  render(DesksPage);
  expect(screen.getByText(/This browser leads no class yet/)).toBeTruthy();
  cleanup();
  rememberDesk({ code: CODE, token: TOKEN });
  render(DesksPage);
  expect(screen.getByRole('link', { name: 'K7Q 4MX' }).getAttribute('href')).toBe(`/desk/${CODE}`);
  await fireEvent.click(screen.getByRole('button', { name: 'Get the class back' }));
  await settled();
  expect(screen.getByLabelText('class code').getAttribute('aria-invalid')).toBe('true');
});
