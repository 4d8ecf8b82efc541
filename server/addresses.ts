import type { IncomingHttpHeaders } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { Clock } from './clock.ts';

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

const AGAIN_MS = 60_000;

/** The same, looked up once a minute: everyone who is shown a room would ask the machine. */
export function lanOf(host: string | undefined, clock: Clock, look = lanAddresses): () => readonly string[] {
  let known: { readonly at: number; readonly addresses: readonly string[] } | null = null;
  return () => {
    const at = clock.now();
    if (known === null || at - known.at >= AGAIN_MS) known = { at, addresses: look(host) };
    return known.addresses;
  };
}

/** Somebody who opened the page at the server's own machine, and not through a proxy that runs there. */
export function isAtServer({
  address,
  headers,
}: {
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
}): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  const named = (headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return OWN_MACHINE.test(address.replace('::ffff:', '')) && OWN_MACHINE.test(named);
}
