import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/borrowing/decision.ts'
import { textReason } from '../../src/translations/reason.ts'
import { say } from '../support/say.ts'
import { begin, does, passes, type Story } from './story.ts'
import { deadlines, sentOperations } from './story-views.ts'
import type { World } from './world.ts'

const identifiers = [{ type: 'DOI', value: '10.1000/182' }]
const thin: World = { create: { citation: { identifiers } }, workflow: { automaticSend: true } }

type LookUpResult = NonNullable<Context['lookedUp']>

const failed: LookUpResult = {
  citation: { identifiers },
  sourcedFields: [],
  failure: textReason('nothing filled in from Crossref: it did not answer'),
  unanswered: true,
}
const unknown: LookUpResult = {
  citation: { identifiers },
  sourcedFields: [],
  failure: textReason('nothing filled in from Crossref: it does not know the DOI'),
}
const success: LookUpResult = {
  citation: { title: 'Found', identifiers },
  sourcedFields: [{ field: 'title', source: 'crossref' }],
}

const lookUpAt = ({ request }: Story): string | undefined =>
  request.deadlines.find(({ kind }) => kind === 'look_up')?.at

/** Lets the time for a look-up come. The deadline passes, and the sources say this. */
const looksUpAgain = (story: Story, lookedUp: LookUpResult): Story =>
  passes({ ...story, context: { ...story.context, lookedUp } }, 'look_up')

describe('a citation that the sources could not complete', () => {
  test('says so, and why, and is looked up again automatically', () => {
    const story = begin(thin, { lookedUp: failed })
    expect(story.request.attention).toMatchObject([
      {
        kind: 'citation_incomplete',
        reason: textReason('nothing filled in from Crossref: it did not answer'),
      },
    ])
    expect(lookUpAt(story)).toBe('2026-03-02T09:15:00.000Z')
    const complete = looksUpAgain(story, success)
    expect([complete.request.citation.title, complete.request.lookUp, lookUpAt(complete)]).toEqual([
      'Found',
      undefined,
      undefined,
    ])
    expect([complete.status, sentOperations(complete)]).toEqual(['request_sent', ['request to 1']])
  })

  test('is looked up five times, later each time, and then by staff alone', () => {
    let story = begin(thin, { lookedUp: failed })
    const waits: number[] = []
    for (let at = lookUpAt(story); at !== undefined && waits.length < 20; at = lookUpAt(story)) {
      waits.push((Date.parse(at) - Date.parse(story.context.now)) / 60_000)
      story = looksUpAgain(story, failed)
    }
    expect(waits.length).toBe(5)
    expect(waits).toEqual(waits.toSorted((one, other) => one - other))
    expect(story.request.lookUp).toMatchObject({ count: 5 })
    expect(story.last.event.explanations.map((each) => say(each)).join()).toContain(
      'Crossref: it did not answer',
    )
    expect(does(story, 'look_up', { lookedUp: success }).request.citation.title).toBe('Found')
  })

  test('is looked up as often automatically, however often staff ask meanwhile', () => {
    const asked = does(does(begin(thin, { lookedUp: failed }), 'look_up', { lookedUp: failed }), 'look_up', {
      lookedUp: failed,
    })
    expect([asked.request.lookUp?.count, lookUpAt(asked)]).toEqual([
      0,
      lookUpAt(begin(thin, { lookedUp: failed })),
    ])
    expect(looksUpAgain(asked, failed).request.lookUp?.count).toBe(1)
  })

  test('is not looked up again once it is sent', () => {
    const edited = does(begin(thin, { lookedUp: unknown }), { type: 'edit', citation: { title: 'Typed' } })
    expect(lookUpAt(edited)).toBeUndefined()
    const sent = does(begin({ ...thin, workflow: {} }, { lookedUp: failed }), {
      type: 'send',
      override: true,
    })
    expect([lookUpAt(sent), deadlines(sent).includes('look_up')]).toEqual([undefined, false])
  })

  test('is looked up again where it has a title too, while a source did not answer', () => {
    const titled: World = { create: { citation: { title: 'A title', identifiers } } }
    expect(lookUpAt(begin(titled, { lookedUp: failed }))).toBeDefined()
    expect(lookUpAt(begin(titled, { lookedUp: unknown }))).toBeUndefined()
    expect(lookUpAt(begin(thin, { lookedUp: unknown }))).toBeDefined()
    expect(lookUpAt(begin(thin))).toBeUndefined()
  })
})
