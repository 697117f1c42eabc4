import { defineConfig } from 'vitest/config';

// These tests open the built app in a real Chromium; `npm test` builds it first.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  // Two pages at a time keep two cores busy; what measures time runs before them and alone.
  test: { include: ['test/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 2 },
});
