import { defineConfig } from '@playwright/test';
import { chromiumPath } from './tools/chromium.ts';

const port = Number(process.env['E2E_PORT'] ?? 3210);

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  // A busy machine is slow, not wrong.
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // A browser on a busy machine may stumble once; what fails twice is broken.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      executablePath: chromiumPath() ?? '/usr/bin/chromium',
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
        ...['--disable-component-update', '--disable-sync'],
      ],
    },
  },
  // The very server that players get.
  webServer: {
    command: 'node tools/run.mjs tools/start.ts',
    env: { PORT: String(port), HOST: '127.0.0.1', DATA: ':memory:' },
    url: `http://127.0.0.1:${port}/healthz`,
    timeout: 120_000,
  },
});
