import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readStoreClock, type StoreClock } from '../../src/retention/store-clock.ts'

const hour = 3_600_000
const day = 24 * hour
const start = Date.parse('2026-03-02T09:00:00.000Z')
const longest = 90 * day

/** Looks at the clock at each of these times; gives the time of the store at each, and the jumps. */
const looks = (times: readonly number[]) => {
  let clock: StoreClock | null = null
  return times.map((now) => {
    const reading = readStoreClock(clock, now, longest)
    clock = reading.clock
    return { time: reading.time, jumpedBy: reading.jumpedBy }
  })
}

describe('the time of a store', () => {
  test('goes with the clock where it is looked at each hour', () => {
    const times = Array.from({ length: 50 }, (_, place) => start + place * hour)
    expect(looks(times).map(({ time }) => time)).toEqual(times)
  })

  test('stands still where the clock jumps, and goes on from there', () => {
    const [, jump, later] = looks([start, start + 10 * day, start + 10 * day + hour])
    expect(jump).toEqual({ time: start, jumpedBy: 10 * day })
    expect(later).toEqual({ time: start + hour, jumpedBy: 0 })
  })

  test('stands still where a process saw the clock jump by more than an hour, once for all processes', () => {
    const first = readStoreClock(null, start, longest)
    const jump = readStoreClock(first.clock, start + 1.5 * hour, longest, 1.4 * hour)
    expect(jump).toMatchObject({ time: start + 0.1 * hour, jumpedBy: 1.4 * hour })
    const other = readStoreClock(jump.clock, start + 1.6 * hour, longest, 1.4 * hour)
    expect(other).toMatchObject({ time: start + 0.2 * hour, jumpedBy: 0 })
  })

  test('is right again where the clock is set back, but for what passed between these two looks', () => {
    const [, , back, later] = looks([start, start + 10 * day, start + hour, start + 2 * hour])
    expect(back?.time).toBe(start)
    expect(later?.time).toBe(start + hour)
  })

  test('forgets a jump once everything from before it is past its time', () => {
    const after = Array.from({ length: 24 * 91 }, (_, place) => start + 10 * day + place * hour)
    const seen = looks([start, ...after])
    expect(seen.at(-1)?.time).toBe(after.at(-1))
    expect(seen.at(24 * 89)?.time).toBe((after[24 * 89 - 1] ?? 0) - 10 * day)
  })

  test('never runs ahead of the clock, and nothing gets old faster than time goes on between looks', () => {
    const steps = fc.array(
      fc.oneof(fc.integer({ min: 0, max: hour }), fc.integer({ min: 0, max: 40 * day })),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(steps, (all) => {
        let now = start
        const times = [start, ...all.map((step) => (now += step))]
        const seen = looks(times)
        for (const [place, { time }] of seen.entries()) expect(time).toBeLessThanOrEqual(times[place] ?? 0)
        // Until a jump is forgotten, the store goes on by no more than an ordinary step.
        let ordinary = start
        for (const [place, { time }] of seen.entries()) {
          const step = (times[place] ?? 0) - (times[place - 1] ?? start)
          ordinary += step > 2 * hour ? 0 : step
          if (ordinary - start < longest) expect(time).toBe(ordinary)
        }
      }),
    )
  })
})
