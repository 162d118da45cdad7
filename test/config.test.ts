import { describe, expect, test } from 'vitest'
import { readConfig, settingsTable } from '../src/config.ts'

describe('settings', () => {
  test.each(['', ' ', '\t'])('that are there and say nothing (%j) count as not set', (nothing) => {
    const empty = Object.fromEntries(settingsTable().map(({ name }) => [name, nothing]))
    expect(readConfig(empty)).toEqual(readConfig({}))
  })
})
