import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const page = readFileSync(new URL('docs/security.md', root), 'utf8')
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (.+) \| (.+) \|$/gm)]

/** The number of requirements of the levels 1 and 2 in each chapter of ASVS 5.0.0. */
const requirements = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]

test('the page has a row for each requirement of ASVS 5.0, level 2', () => {
  const numbers = rows.map(([, number]) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  const perChapter = requirements.map(
    (_, index) => numbers.filter((number) => number?.startsWith(`${index + 1}.`)).length,
  )
  expect(perChapter).toEqual(requirements)
})

test('every test that the page names is there', () => {
  for (const [, number, , shown = ''] of rows)
    for (const [, path = ''] of shown.matchAll(/`((?:test|scripts|deploy)[^`]*)`/g))
      expect(existsSync(new URL(path, root)), `${number}: ${path}`).toBe(true)
})
