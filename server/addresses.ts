import { networkInterfaces } from 'node:os';

const WILDCARDS: readonly string[] = ['0.0.0.0', '::'];
const OWN_MACHINE = /^(localhost|127(\.\d+){3}|::1)$/;

/** `host`: where the server listens; undefined and the wildcards are every address of this machine. */
export function listensEverywhere(host: string | undefined): boolean {
  return host === undefined || WILDCARDS.includes(host);
}

/** Where other machines of the same network reach a server that listens there. */
export function lanAddresses(host: string | undefined, networks = networkInterfaces()): readonly string[] {
  if (host !== undefined && !listensEverywhere(host)) return OWN_MACHINE.test(host) ? [] : [host];
  return Object.values(networks)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
