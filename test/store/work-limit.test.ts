import { expect, test } from 'vitest'
import { createWorkLimit } from '../../src/store/policy/work-limit.ts'

test('work ends after its time, but not before its least steps, and never after its most', () => {
  let now = 1_000
  const isEnough = createWorkLimit({ least: 10, most: 100, milliseconds: 30 }, () => now)
  expect([isEnough(0), isEnough(99), isEnough(100)]).toEqual([false, false, true])
  now += 31
  expect([isEnough(9), isEnough(10)]).toEqual([false, true])
})
