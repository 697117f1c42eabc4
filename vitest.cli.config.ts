import { defineConfig } from 'vitest/config';

// These tests start the built command line as a person would.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: { include: ['test/cli/**/*.test.ts'], testTimeout: 60_000 },
});
