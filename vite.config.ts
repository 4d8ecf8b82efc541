import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { MESSAGES } from './tools/messages.ts';

export default defineConfig({
  root: 'client',
  plugins: [svelte(), paraglideVitePlugin({ ...MESSAGES, strategy: [...MESSAGES.strategy] })],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es' },
  // The examples are served from the repository's own folder.
  server: { fs: { allow: ['..'] } },
});
