/** Where others find the server: students their class, players a room. */
import { recall, remember } from '../storage.ts';

const OWN_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/;

type Here = Pick<Location, 'host' | 'hostname' | 'port'>;

/** On the server's own machine the page's address leads nobody else in: then the network's, with the same port. */
export function hostsFor(here: Here, lan: readonly string[]): readonly string[] {
  if (!OWN_MACHINE.test(here.hostname) || lan.length === 0) return [here.host];
  const port = here.port === '' ? '' : `:${here.port}`;
  return lan.map((address) => (address.includes(':') ? `[${address}]` : address) + port);
}

/** A machine may be in several networks, and only its owner knows in which the students are. */
export function chosenHost(hosts: readonly string[]): string {
  const chosen = recall('desk-host');
  return hosts.find((host) => host === chosen) ?? hosts[0] ?? location.host;
}

export function chooseHost(host: string): void {
  remember('desk-host', host);
}

export function joinLink(host: string, code: string, to: 'class' | 'room' = 'class'): string {
  return `${location.protocol}//${host}/${to}/${code}`;
}
