import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { beforeEach } from 'vitest'

/** The seed of all generated input. `LENDWIRE_SEED=$RANDOM npx vitest run test/borrowing` tries another. */
const seed = Number(process.env.LENDWIRE_SEED ?? 18626)

/**
 * A run of the tests is the same each time: each test draws its input from a seed of its own. What random input finds
 * is found by those who look for it with other seeds, and is not news about the change that happens to be tested.
 */
beforeEach(({ task }) => {
  fc.configureGlobal({ seed: seed ^ crc32(task.name) })
})
