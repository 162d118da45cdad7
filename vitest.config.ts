import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They have a run of their own: `npm run test:faults`.
    exclude: [...configDefaults.exclude, 'test/faults/**'],
    // Many tests wait for servers and processes: with one worker less than cores, as vitest has it, cores would idle.
    maxWorkers: availableParallelism(),
    // Test files keep nothing to themselves: loading every module anew for each of them took a third of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default', './scripts/closing-line.ts'],
  },
})
