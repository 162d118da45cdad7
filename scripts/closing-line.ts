import type { Reporter, SerializedError, TestModule } from 'vitest/node'

const firstLine = (error: unknown): string => {
  const text = error instanceof Object && 'message' in error ? String(error.message) : String(error)
  return text.split('\n', 1)[0] ?? ''
}

/**
 * Returns a vitest reporter that closes the run with one line for each failure, `FAILED file > test: error`, and then
 * one plain line, `N passed, N failed` (and `, N skipped` where tests were skipped). Continuous integration reads both.
 * A module that fails to load counts as one failure, and so does what fails around the tests of a suite. vitest calls
 * it with `new`, so it is a function of the old kind.
 */
export default function closingLine(): Reporter {
  return {
    onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]) {
      let passed = 0
      let skipped = 0
      const failures: string[] = []
      const failed = (where: string, error: unknown): void => {
        failures.push(`FAILED ${where}: ${firstLine(error)}\n`)
      }
      for (const error of unhandledErrors) failed('outside every test', error)
      for (const module of modules) {
        for (const error of module.errors()) failed(module.relativeModuleId, error)
        for (const suite of module.children.allSuites()) {
          for (const error of suite.errors()) failed(`${module.relativeModuleId} > ${suite.fullName}`, error)
        }
        for (const test of module.children.allTests()) {
          const { state, errors } = test.result()
          if (state === 'passed') passed += 1
          else if (state === 'failed') failed(`${module.relativeModuleId} > ${test.fullName}`, errors?.[0])
          else skipped += 1
        }
      }
      const counts = `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`
      process.stdout.write(`${failures.join('')}${counts}`)
    },
  }
}
