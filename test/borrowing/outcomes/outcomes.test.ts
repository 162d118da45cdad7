import { describe, expect, test } from 'vitest'
import { statusNames } from '../../../src/borrowing/partner-events/partner-event.ts'
import { builtInWorkflows } from '../../../src/borrowing/workflow/built-in-workflows.ts'
import { hears, type Story, smallestEvents } from '../story.ts'
import { sentOperations } from '../story-views.ts'
import { contextOf } from '../world.ts'
import { outcomeOf } from './observe.ts'
import { situationNames as names } from './outcome-row.ts'
import { outcomeTable } from './outcome-table.ts'
import { situations } from './situations.ts'

/** The steps of a profile in which each step is off. */
const noSteps = builtInWorkflows.find(({ code }) => code === 'minimal')?.steps ?? {}

/** Returns a story that goes on without any step of its profile. */
const withoutSteps = ({ world, context, ...story }: Story): Story => {
  const bare = { ...world, workflow: { ...world.workflow, steps: noSteps } }
  return { ...story, world: bare, context: contextOf(bare, context.now) }
}

const kindsOf = ({ request }: Story): readonly string[] => request.attention.map(({ kind }) => kind)

/** What takes the place of attention where its step is off: items that are here or never came ask anyway. */
const inPlaceOf: Readonly<Record<string, readonly string[]>> = { lost: ['checked_in_early', 'not_arrived'] }

describe('what a partner’s message leads to', () => {
  test.each(outcomeTable)('row $row: $says', ({ event, cells }) => {
    const led = names.map((name) => {
      const story = situations[name]
      return [name, outcomeOf(story, hears(story, event, { entry: 1 }))]
    })
    expect(Object.fromEntries(led)).toEqual(cells)
  })

  test('every event and every status has a row', () => {
    const types = new Set(outcomeTable.map(({ event }) => event.type))
    expect(smallestEvents.map(({ type }) => type).filter((type) => !types.has(type))).toEqual([])
    const states = new Set(
      outcomeTable.flatMap(({ event }) => ('states' in event ? [event.type, event.states] : [event.type])),
    )
    expect(statusNames.filter((name) => !states.has(name))).toEqual([])
    expect([...new Set(outcomeTable.map(({ row }) => row))]).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    )
  })

  test('with the steps of the profile off, nothing that would ask is hidden: it informs, or is accepted', () => {
    const hidden = outcomeTable.flatMap(({ says, event, cells }) =>
      names
        .filter((name) => /[!?]/.test(cells[name]))
        .flatMap((name) => {
          const off = hears(withoutSteps(situations[name]), event, { entry: 1 })
          const shown = kindsOf(off)
          const accepts = sentOperations(off).some((each) => each.startsWith('accept_condition'))
          return kindsOf(hears(situations[name], event, { entry: 1 }))
            .filter((kind) => ![kind, ...(inPlaceOf[kind] ?? [])].some((each) => shown.includes(each)))
            .filter((kind) => kind !== 'condition' || !accepts)
            .map((kind) => `${name}: ${says}: ${kind}`)
        }),
    )
    expect(hidden).toEqual([])
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
