/**
 * The command line in a few files instead of hundreds: most of what a command waits for is looking up modules.
 * Read from what tsc wrote, so that the types are checked before anything is joined.
 */
import { join } from 'node:path';
import { defineConfig } from 'vite';

const built = join(import.meta.dirname, 'dist', 'src', 'cli');

export default defineConfig({
  publicDir: false,
  // Only queued sweeps and large linear programmes load these.
  ssr: { noExternal: true, external: ['bullmq', 'ioredis', 'highs'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/cli',
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: join(built, 'main.js'), worker: join(built, 'worker.js') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
