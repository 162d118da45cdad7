import { defineConfig } from 'vitest/config'
import { suites } from './test/suites.ts'

export default defineConfig({
  test: {
    include: [...suites.console],
    globalSetup: ['./test/support/debian.ts', './test/console/build-console.ts'],
    // A browser and a gateway each: more of them at once only wait for one another.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './scripts/closing-line.ts'],
  },
})
