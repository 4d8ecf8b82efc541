import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Property tests count their games, not seconds: a slow or busy machine must not fail them.
    testTimeout: 120_000,
    // By default one core is left idle: of two that is half.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/client/**', 'test/e2e/**'],
        },
      },
      {
        extends: true,
        plugins: [svelte()],
        // Without this, Svelte's server build is taken and nothing can be mounted.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'client',
          environment: 'happy-dom',
          // Each file gets a page and modules of its own, as in a process of its own, but at half the price.
          pool: 'vmThreads',
          include: ['test/client/**/*.test.ts'],
          // A picture that is saved takes its rules along: as texts they are not empty.
          css: { include: [/\.css\?raw/] },
        },
      },
    ],
  },
});
