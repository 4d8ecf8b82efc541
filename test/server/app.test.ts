import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Router } from 'express';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import { newMetrics } from '../../server/metrics.ts';

let server: Server;
let page: string;
let origin: string;
let healthy = true;

beforeAll(async () => {
  page = mkdtempSync(path.join(tmpdir(), 'three-armies-page-'));
  mkdirSync(path.join(page, 'assets'));
  writeFileSync(path.join(page, 'index.html'), '<!doctype html><title>home</title>');
  writeFileSync(path.join(page, '404.html'), '<!doctype html><title>nobody here</title>');
  writeFileSync(path.join(page, 'assets', 'index-abc.js'), `// ${'long enough to be worth packing '.repeat(100)}`);
  const parts = { page, log: pino({ level: 'silent' }), metrics: newMetrics(), healthy: () => healthy };
  server = createServer(createApp({ ...parts, showMetrics: 'local', services: Router() }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(page, { recursive: true });
});

describe('the server', () => {
  test('serves the page, to be asked for again each time', async () => {
    const response = await fetch(`${origin}/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('home');
  });

  test('lets what bears a hash be kept for good, and packs it', async () => {
    const response = await fetch(`${origin}/assets/index-abc.js`);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toMatch(/^(gzip|br)$/);
  });

  test('allows only its own scripts, styles, workers and requests', async () => {
    const policy = (await fetch(`${origin}/`)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy).not.toMatch(/unsafe|data:|https?:|\*/);
  });

  test('says that it is well', async () => {
    const response = await fetch(`${origin}/healthz`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ ok: true });
  });

  test('F14: says that it is not well while the store cannot write', async () => {
    healthy = false;
    const response = await fetch(`${origin}/healthz`);
    healthy = true;
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false });
  });

  test('tells its metrics to this machine', async () => {
    const text = await (await fetch(`${origin}/metrics`)).text();
    for (const name of ['rooms', 'sockets', 'commands_total', 'refusals_total', 'commit_seconds', 'publish_seconds'])
      expect(text).toContain(`three_armies_${name}`);
  });

  test.each([
    '/judge',
    '/lessons',
    '/lessons/one-officer',
    '/glossary',
    '/room/K7Q4MX',
    '/class/K7Q4MX',
    '/desk',
    '/desk/K7Q4MX',
    '/desk/K7Q4MX/wall',
  ])('serves the page at %s', async (where) => {
    const response = await fetch(`${origin}${where}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('home');
  });

  test.each(['/nowhere', '/assets/nothing.js', '/../package.json', '/%2e%2e/package.json'])(
    'finds nobody at %s',
    async (where) => {
      const response = await fetch(`${origin}${where}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('nobody here');
    },
  );

  test('does not say what it is made with', async () => {
    expect((await fetch(`${origin}/`)).headers.get('x-powered-by')).toBeNull();
  });
});
