import { defineConfig } from 'vitest/config'
import { suites } from './test/suites.ts'
import { LongestFirst } from './test/support/longest-first.ts'

export default defineConfig({
  test: {
    include: [...suites.console],
    globalSetup: [
      './test/support/debian.ts',
      './test/support/compile-cache.ts',
      './test/console/build-console.ts',
    ],
    // A browser and a gateway each, which wait for one another most of the time.
    maxWorkers: 3,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './scripts/closing-line.ts'],
  },
})
