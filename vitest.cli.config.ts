import { defineConfig } from 'vitest/config';

// These tests start the built command line as a person would.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  // Each test waits for a process of its own: two files at a time keep two cores busy.
  test: { include: ['test/cli/**/*.test.ts'], testTimeout: 60_000, maxWorkers: 2 },
});
