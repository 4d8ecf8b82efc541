import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { lanAddresses } from '../../server/addresses.ts';
import { configFrom } from '../../server/config.ts';
import { instructorAt } from '../support/live-class.ts';
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

test('a server that listens to its own machine only has no address for others', async () => {
  const server = await startServer({ host: '127.0.0.1' });
  const instructor = instructorAt(server);
  await instructor.openClass();
  expect(instructor.desk.lan).toEqual([]);
  instructor.close();
  await server.close();
});
