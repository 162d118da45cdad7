import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { suites } from './test/suites.ts'
import { LongestFirst } from './test/support/longest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...Object.values(suites).flat()],
    globalSetup: [
      './test/support/debian.ts',
      './test/support/compile-cache.ts',
      './test/support/memory-folder.ts',
    ],
    setupFiles: ['./test/support/seed.ts'],
    // Many tests wait for servers and processes: with as many workers as cores, cores would idle.
    maxWorkers: availableParallelism() + 1,
    // Test files keep nothing to themselves: loading every module anew for each of them took a third of the time.
    isolate: false,
    // For machines that do much else beside: a test that waits in vain says so long before.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './scripts/closing-line.ts'],
  },
})
