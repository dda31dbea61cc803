import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'safari16.4',
    // Inlined assets would be data: addresses, which the page's policy refuses for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The page comes from the program's own file, not over a network.
    chunkSizeWarningLimit: 2000,
  },
  // Tests read the Rust side's sources: which of its words are spoken.
  server: { fs: { allow: ['..'] } },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  // A busy computer takes its time over the first import; what a test waits for, it waits for on a clock of its own.
  test: { environment: 'happy-dom', css: true, include: ['src/**/*.test.ts'], testTimeout: 60_000 },
});
