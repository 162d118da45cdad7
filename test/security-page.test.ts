import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const rowsOf = (name: string) => [
  ...readFileSync(new URL(name, root), 'utf8').matchAll(/^\| (\d+\.\d+\.\d+) \| (.+) \| (.+) \|$/gm),
]
const rows = rowsOf('docs/security.md')
const highest = rowsOf('docs/security-level-3.md')

/** The number of requirements in each chapter of ASVS 5.0.0: of the levels 1 and 2, and of level 3. */
const requirements = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]
const requirementsOfLevel3 = [3, 2, 12, 6, 4, 12, 1, 6, 0, 7, 10, 3, 8, 4, 8, 1, 5]

test.each([
  ['the levels 1 and 2', rows, requirements],
  ['level 3', highest, requirementsOfLevel3],
])('a page has a row for each requirement of ASVS 5.0 of %s', (_, table, perChapter) => {
  const numbers = table.map(([, number]) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(
    perChapter.map((_count, index) => numbers.filter((number) => number?.startsWith(`${index + 1}.`)).length),
  ).toEqual(perChapter)
})

test('every test that the page names is there', () => {
  for (const [, number, , shown = ''] of rows)
    for (const [, path = ''] of shown.matchAll(/`((?:test|scripts|deploy)[^`]*)`/g))
      expect(existsSync(new URL(path, root)), `${number}: ${path}`).toBe(true)
})
