import { describe, expect, it } from 'vitest'
import { batchPerTick } from '../../src/node/batch-per-tick.ts'

describe('turns of the event loop', () => {
  /** Runs so many workers of three steps each, and returns their steps in order. */
  const stepsOf = async (many: number, most: number): Promise<readonly string[]> => {
    const turn = batchPerTick(most)
    const steps: string[] = []
    const walk = async (name: number): Promise<void> => {
      await turn()
      for (const step of ['a', 'b', 'c']) {
        steps.push(`${step}${name}`)
        await undefined
      }
    }
    await Promise.all(Array.from({ length: many }, (_, name) => walk(name)))
    return steps
  }

  it('let those that came together take each step together', async () => {
    expect(await stepsOf(3, 10)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2', 'c0', 'c1', 'c2'])
  })

  it('let only so many go at a time, in the order in which they came', async () => {
    expect(await stepsOf(3, 2)).toEqual(['a0', 'a1', 'b0', 'b1', 'c0', 'c1', 'a2', 'b2', 'c2'])
  })

  it('let those that come later go on in a turn of their own', async () => {
    const turn = batchPerTick(10)
    const order: string[] = []
    const first = turn().then(() => order.push('first'))
    await first
    await Promise.all([
      turn().then(() => order.push('second')),
      Promise.resolve().then(() => order.push('before')),
    ])
    expect(order).toEqual(['first', 'before', 'second'])
  })
})
