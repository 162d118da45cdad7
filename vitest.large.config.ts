import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { drawn, suites } from './test/suites.ts'
import { LongestFirst } from './test/support/longest-first.ts'

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'large', include: [...suites.large] } },
      // As in `npm test`, they share their modules: each of them would load every module again.
      { extends: true, test: { name: 'drawn', include: [...drawn], isolate: false } },
    ],
    env: { LENDWIRE_DRAWS: '1' },
    globalSetup: [
      './test/support/debian-of-large-tests.ts',
      './test/support/compile-cache.ts',
      './test/worker/install-wrangler.ts',
    ],
    setupFiles: ['./test/support/seed.ts'],
    // Most of these wait for processes of their own: half of the processors would idle.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './scripts/closing-line.ts'],
  },
})
