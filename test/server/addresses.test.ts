import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { isAtServer, lanAddresses, lanOf } from '../../server/addresses.ts';
import { configFrom } from '../../server/config.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { instructorAt, LiveInstructor } from '../support/live-class.ts';
import { LivePlayer } from '../support/live-player.ts';
import { startServer } from '../support/live-server.ts';

const at = (address: string, family: 'IPv4' | 'IPv6', internal = false): NetworkInterfaceInfo =>
  ({ address, family, internal, netmask: '', mac: '', cidr: null }) as NetworkInterfaceInfo;

const NETWORKS = {
  lo: [at('127.0.0.1', 'IPv4', true), at('::1', 'IPv6', true)],
  wifi: [at('192.168.1.7', 'IPv4'), at('fe80::7', 'IPv6')],
  cable: [at('10.0.0.7', 'IPv4')],
};

test.each([
  [undefined, ['192.168.1.7', '10.0.0.7']],
  ['0.0.0.0', ['192.168.1.7', '10.0.0.7']],
  ['::', ['192.168.1.7', '10.0.0.7']],
  ['localhost', []],
  ['127.0.0.1', []],
  ['127.1.2.3', []],
  ['::1', []],
  ['192.168.1.7', ['192.168.1.7']],
  ['school.example', ['school.example']],
])('a server that listens at %s is reached by others at %j', (host, addresses) => {
  expect(lanAddresses(host, NETWORKS)).toEqual(addresses);
});

test('HOST that is left empty is as good as none', () => {
  expect(configFrom({ HOST: '' }, '/').host).toBeUndefined();
  expect(configFrom({ HOST: '::1' }, '/').host).toBe('::1');
});

test('the host of a room and the instructor of a class are told of them, and nobody else', async () => {
  const server = await startServer({ host: '192.168.1.7' });
  const host = await new LivePlayer(server.origin, 'host').open();
  const player = await new LivePlayer(server.origin, 'player').join(host.code);
  const instructor = instructorAt(server);
  await instructor.openClass();
  expect(host.room?.lan).toEqual(['192.168.1.7']);
  expect(player.room?.lan).toBeNull();
  expect(instructor.desk.lan).toEqual(['192.168.1.7']);
  for (const one of [host, player, instructor]) one.close();
  await server.close();
});

test('whoever opened the page elsewhere, or through a proxy, is told no addresses of the network behind', async () => {
  const server = await startServer({ host: '192.168.1.7' });
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  const host = await new LivePlayer(server.origin, 'host', { headers }).open();
  const instructor = new LiveInstructor(server.origin, 'instructor', { headers });
  await instructor.openClass();
  expect(host.room).toMatchObject({ lan: null, you: { host: true } });
  expect(instructor.desk.lan).toEqual([]);
  await instructor.rule({ type: 'lock', on: true });
  expect(instructor.desk.lan).toEqual([]);
  for (const one of [host, instructor]) one.close();
  await server.close();
});

test.each([
  ['127.0.0.1', { host: 'localhost:3000' }, true],
  ['::1', { host: '[::1]:3000' }, true],
  ['::ffff:127.0.0.1', { host: '127.0.0.1' }, true],
  ['192.168.1.9', { host: 'localhost:3000' }, false],
  ['127.0.0.1', { host: 'paxos.example' }, false],
  ['127.0.0.1', {}, false],
  ['127.0.0.1', { host: 'localhost:3000', 'x-forwarded-for': '203.0.113.9' }, false],
  ['127.0.0.1', { host: 'localhost:3000', forwarded: 'for=203.0.113.9' }, false],
])('who comes from %s with %j is at the server: %s', (address, headers, at) => {
  expect(isAtServer({ address, headers })).toBe(at);
});

test('they are looked up once a minute, however many are shown a room', () => {
  const clock = fakeClock();
  let looks = 0;
  const lan = lanOf(undefined, clock, () => {
    looks += 1;
    return [`192.168.1.${looks}`];
  });
  expect([lan(), lan()]).toEqual([['192.168.1.1'], ['192.168.1.1']]);
  clock.advance(59_999);
  expect(lan()).toEqual(['192.168.1.1']);
  clock.advance(1);
  expect(lan()).toEqual(['192.168.1.2']);
});

test('a server that listens to its own machine only has no address for others', async () => {
  const server = await startServer({ host: '127.0.0.1' });
  const instructor = instructorAt(server);
  await instructor.openClass();
  expect(instructor.desk.lan).toEqual([]);
  instructor.close();
  await server.close();
});
