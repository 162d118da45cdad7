import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/borrowing/decision.ts'
import type { CopyrightCount } from '../../src/borrowing/request/copyright.ts'
import { textReason } from '../../src/translations/reason.ts'
import { say } from '../support/say.ts'
import { atLimit, attentionKinds } from './attention-kinds.ts'
import { begin, does, refusal } from './story.ts'
import { allAttention, sentOperations } from './story-views.ts'
import type { World } from './world.ts'

const copy: World = {
  create: {
    service: { type: 'copy' },
    citation: { title: 'Annals', identifiers: [{ type: 'ISSN', value: '0028-0836' }] },
  },
  workflow: { automaticSend: true },
}
const counted = (filled: number, code: string): Pick<Context, 'copyright'> => ({
  copyright: {
    count: { issn: '0028-0836', year: 2026, filled, pending: 0, limit: 5 } satisfies CopyrightCount,
    code,
  },
})

describe('copies of a journal', () => {
  test('within the limit go on, with the code that follows and what was counted', () => {
    const { request } = begin(copy, counted(4, 'CCG'))
    expect([request.stage, request.service.copyrightCompliance]).toEqual(['sent', 'CCG'])
    expect(request.copyright).toEqual({ count: counted(4, 'CCG').copyright?.count, code: 'CCG' })
  })

  test('at the limit wait for staff: nothing is sent automatically or by hand', () => {
    const story = begin(copy, atLimit)
    expect([story.status, sentOperations(story)]).toEqual(['awaiting_copyright_clearance', []])
    expect(story.request.attention).toMatchObject([{ kind: 'copyright', count: { filled: 3, limit: 5 } }])
    expect(story.request.next).toMatchObject({ who: 'library', for: 'clear_copyright' })
    expect(refusal(story, 'send')).toMatch(/clear_copyright/)
  })

  test('go on once staff give a reason, which is kept with the name of the person', () => {
    const story = does(begin(copy, atLimit), { type: 'clear_copyright', reason: 'a licence was bought' })
    expect(sentOperations(story)).toEqual(['request to 1'])
    expect(story.request.service.copyrightCompliance).toBe('CCL')
    expect(story.request.copyright?.cleared).toEqual({
      reason: 'a licence was bought',
      by: { kind: 'staff', id: 'anna' },
      at: story.context.now,
    })
  })

  test('a code that the request names stays', () => {
    const own: World = {
      ...copy,
      create: { ...copy.create, service: { type: 'copy', copyrightCompliance: 'AU-CopyRight' } },
    }
    expect(begin(own, counted(0, 'CCG')).request.service.copyrightCompliance).toBe('AU-CopyRight')
  })

  test('are counted again when the citation is edited', () => {
    const waiting = begin({ ...copy, workflow: {} }, atLimit)
    const citation = { title: 'Other', identifiers: [{ type: 'ISSN', value: '1476-4687' }] }
    const other = does(waiting, { type: 'edit', citation }, counted(0, 'CCG'))
    expect([allAttention(other), other.request.service.copyrightCompliance]).toEqual([[], 'CCG'])
    const uncounted = does(waiting, { type: 'edit', citation }, { copyright: undefined })
    expect([uncounted.request.waitingFor, uncounted.request.copyright]).toEqual([[], {}])
  })

  test('approval leaves the question of copyright open', () => {
    const world: World = { ...copy, workflow: { steps: { approval: true } } }
    const approved = does(begin(world, atLimit), 'approve')
    expect([approved.status, allAttention(approved)]).toEqual(['awaiting_copyright_clearance', ['copyright']])
  })
})

test('a declaration is kept with its text and time', () => {
  const { request, context } = begin(copy, { declaration: { version: '2026', text: 'For private study.' } })
  expect(request.copyright?.declaration).toEqual({
    version: '2026',
    text: 'For private study.',
    at: context.now,
  })
})

describe('a patron who was not reached', () => {
  test('is mailed the file again, also once the request is closed, and gets another address', () => {
    const story = attentionKinds.patron_not_reached
    expect(story.request.attention).toMatchObject([
      { kind: 'patron_not_reached', notice: 'request_sent', reason: textReason('no such mailbox') },
    ])
    const closed = does(story, 'complete')
    expect(allAttention(closed)).toEqual(['patron_not_reached'])
    expect(refusal(closed, { type: 'edit', staffNote: 'x' })).toMatch(/not reached/)
    const edited = does(closed, { type: 'edit', patron: { id: 'p1', email: 'new@example.org' } })
    expect([allAttention(edited), edited.request.patron?.email]).toEqual([[], 'new@example.org'])
    expect(refusal(edited, { type: 'edit', patron: { id: 'p1' } })).toMatch(/once the request is closed/)
  })
})

describe('look_up', () => {
  const thin: World = {
    create: { citation: { identifiers: [{ type: 'ISBN', value: '9780000000002' }] } },
    workflow: { automaticSend: true },
  }

  test('fills in what the sources say, and the request goes on', () => {
    const story = does(begin(thin), 'look_up', {
      lookedUp: {
        citation: { title: 'Found', identifiers: [{ type: 'ISBN', value: '9780000000002' }] },
        sourcedFields: [{ field: 'title', source: 'sru' }],
      },
    })
    expect([story.request.citation.title, allAttention(story), sentOperations(story)]).toEqual([
      'Found',
      [],
      ['request to 1'],
    ])
    expect(story.request.sourcedFields).toEqual([{ field: 'title', source: 'sru' }])
  })

  test('says so where they say nothing, and is not allowed where nothing is missing', () => {
    const story = does(begin(thin), 'look_up', {
      lookedUp: { citation: thin.create?.citation ?? {}, sourcedFields: [] },
    })
    expect(allAttention(story)).toEqual(['citation_incomplete'])
    expect(story.last.event.explanations.map((each) => say(each))).toContain(
      'the citation sources add nothing new',
    )
    expect(refusal(begin(), 'look_up')).toMatch(/says enough/)
  })
})
