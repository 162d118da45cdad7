import { describe, expect, test } from 'vitest'
import { statusNames } from '../../../src/borrowing/partner-events/partner-event.ts'
import { hears, smallestEvents } from '../story.ts'
import { outcomeOf } from './observe.ts'
import { outcomeTable } from './outcome-table.ts'
import { type Situation, situations } from './situations.ts'

const isSituation = (name: string): name is Situation => Object.hasOwn(situations, name)
const names = Object.keys(situations).filter(isSituation)

describe('what a partner’s message leads to', () => {
  test.each(outcomeTable)('row $row: $says', ({ event, cells }) => {
    const led = names.map((name) => {
      const story = situations[name]
      return [name, outcomeOf(story, hears(story, event, { entry: 1 }))]
    })
    expect(Object.fromEntries(led)).toEqual(cells)
  })

  test('every event and every status has a row, and every row has a cell for each situation', () => {
    const types = new Set(outcomeTable.map(({ event }) => event.type))
    expect(smallestEvents.map(({ type }) => type).filter((type) => !types.has(type))).toEqual([])
    const states = new Set(
      outcomeTable.flatMap(({ event }) => ('states' in event ? [event.type, event.states] : [event.type])),
    )
    expect(statusNames.filter((name) => !states.has(name))).toEqual([])
    for (const { cells } of outcomeTable) expect(Object.keys(cells)).toEqual(names)
    expect([...new Set(outcomeTable.map(({ row }) => row))]).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    )
  })

  test('said twice, it leads to nothing more; a second overdue asks where the first crossed the parcel', () => {
    for (const { row, says, event } of outcomeTable)
      for (const name of names) {
        const once = hears(situations[name], event, { entry: 1 })
        const again = outcomeOf(once, hears(once, event, { entry: 1 }))
        const asksNow = event.type === 'overdue'
        const isSentBack = name === 'sent back' || name === 'closed at return'
        const wanted = asksNow && isSentBack ? '!return_not_seen -return_not_seen' : '='
        if (again !== wanted) expect([row, says, name, again]).toEqual([row, says, name, wanted])
      }
  })
})
