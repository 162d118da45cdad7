import { defineConfig } from 'vitest/config'
import { suites } from './test/suites.ts'

export default defineConfig({
  test: {
    include: [...suites.scale],
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 3_600_000,
    reporters: ['default', './scripts/closing-line.ts'],
  },
})
