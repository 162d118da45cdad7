import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { figuresReporter } from './test/faults/figures.ts'
import { suites } from './test/suites.ts'
import { LongestFirst } from './test/support/longest-first.ts'

const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 1_000_000_000))

export default defineConfig({
  test: {
    include: [...suites.faults],
    globalSetup: ['./test/support/debian.ts', './test/support/compile-cache.ts'],
    env: { FAULTS_SEED: String(seed) },
    maxWorkers: availableParallelism(),
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
    reporters: [
      'default',
      figuresReporter(seed, Number(process.env.FAULTS_SHARE ?? 1) > 1),
      './scripts/closing-line.ts',
    ],
  },
})
