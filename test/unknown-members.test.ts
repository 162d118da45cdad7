import { expect, test } from 'vitest'
import { z } from 'zod'
import { findUnknownMembers } from '../src/unknown-members.ts'

/** A list whose elements are counted as they are looked at. */
const countedList = () => {
  let looked = 0
  const element = z.object({ name: z.string() })
  const list = z
    .array(
      z.lazy(() => {
        looked += 1
        return element
      }),
    )
    .max(10)
  return { schema: z.object({ list }), looked: () => looked }
}

test('a list of hundreds of thousands is not looked through: it would hold up all other calls', () => {
  const { schema, looked } = countedList()
  const list = Array.from({ length: 300_000 }, () => ({ name: 'a', nom: 'b' }))
  const found = findUnknownMembers(schema, { list })
  expect(found.length).toBeGreaterThan(1_000)
  expect(found[0]).toEqual({ parent: ['list', 0], name: 'nom', names: ['name'] })
  expect(looked()).toBeLessThan(25_000)
})

test('every member of an input of usual size is looked at', () => {
  const { schema, looked } = countedList()
  const list = Array.from({ length: 5_000 }, () => ({ nom: 'b' }))
  expect(findUnknownMembers(schema, { list })).toHaveLength(5_000)
  expect(looked()).toBeGreaterThanOrEqual(5_000)
})
