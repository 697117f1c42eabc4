import { defineConfig } from 'vitest/config';

const conditions = ['source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts', 'test/*.test.ts', 'test/differential/**/*.test.ts', 'test/suites/**/*.test.ts'],
    testTimeout: 30_000,
    // By default a machine of two cores gets one worker.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/{base,stats,ledger,lang,engine,analysis,studies,charts,formats}/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.d.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      thresholds: { lines: 90 },
    },
  },
});
