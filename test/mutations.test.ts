import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { mutations } from '../scripts/mutations.ts'

/** `npm run test:mutations` makes them; here they are only held to the source as it is. */
describe('the hand-made mutations of fencing and ambiguity', () => {
  test('are ten', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(10)
  })

  test.each(mutations)('$name: its line stands in the source once', async ({ file, from, to }) => {
    const text = await readFile(new URL(`../${file}`, import.meta.url), 'utf8')
    expect(text.split(from)).toHaveLength(2)
    expect(to).not.toBe(from)
  })
})
