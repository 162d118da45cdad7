import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They have runs of their own: `npm run test:faults`, `npm run test:console`.
    exclude: [...configDefaults.exclude, 'test/faults/**', 'test/console/**'],
    globalSetup: './test/support/debian.ts',
    // Many tests wait for servers and processes: with as many workers as cores, cores would idle.
    maxWorkers: availableParallelism() + 1,
    // Test files keep nothing to themselves: loading every module anew for each of them took a third of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default', './scripts/closing-line.ts'],
  },
})
