import type { Reporter, TestModule } from 'vitest/node'

/**
 * A vitest reporter that closes the run with one plain line, `N passed, N failed` (and `, N skipped` where tests were
 * skipped), which continuous integration reads. A module that fails to load counts as one failure, and so
 * does what fails around the tests of a suite. vitest calls it with
 * `new`, so it is a function of the old kind.
 */
export default function closingLine(): Reporter {
  return {
    onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]) {
      let passed = 0
      let failed = unhandledErrors.length
      let skipped = 0
      for (const module of modules) {
        failed += module.errors().length
        for (const suite of module.children.allSuites()) failed += suite.errors().length
        for (const test of module.children.allTests()) {
          const { state } = test.result()
          if (state === 'passed') passed += 1
          else if (state === 'failed') failed += 1
          else skipped += 1
        }
      }
      process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
    },
  }
}
