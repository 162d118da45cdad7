import { expect, test } from 'vitest'
import type { Operation } from '../../../src/borrowing/request/operation.ts'
import { Day } from '../../../src/borrowing/values.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import { reason } from '../../../src/translations/reason.ts'
import { unknownValueIn } from '../../peers/toolkit-lists.ts'
import { describeWithShared } from '../../support/shared.ts'
import { ncipVersionCheck } from '../../support/xsd.ts'
import { lent, partner, subject } from './sample-messages.ts'

const versions = {
  '2.0': 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
  '2.01': 'http://www.niso.org/schemas/ncip/v2_01/ncip_v2_01.xsd',
  '2.02': 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd',
} as const

const operations: readonly Operation[] = [
  { kind: 'request' },
  { kind: 'retry', previousId: 'BORR-7K2MQ4X9-0' },
  { kind: 'cancel', note: 'No longer wanted.' },
  { kind: 'received', items: [1], missing: [], note: 'Thank you.' },
  { kind: 'renew', dueDateWanted: Day.parse('2027-02-01') },
  { kind: 'shipped_return', items: [1], note: 'Thank you.' },
  { kind: 'status_request' },
  { kind: 'reminder' },
  { kind: 'accept_condition', conditions: ['LibraryUseOnly'], cost: { amount: '12.5', currency: 'EUR' } },
  { kind: 'decline_condition', conditions: ['LibraryUseOnly'] },
  { kind: 'message', note: 'A word.' },
  { kind: 'lost', items: [1], note: 'Lost by the patron.' },
  { kind: 'damaged', items: [1], note: 'Wet.' },
]

const citation = {
  title: 'The Well of Echoes',
  identifiers: [
    { type: 'PMID', value: '4711' },
    { type: 'ISBN', value: '9780131103627' },
  ],
  recordIds: [
    { type: 'BL', value: '99' },
    { type: 'OCLC', value: '12345' },
  ],
}

const rendered = (version: string, operation: Operation, more: Readonly<Record<string, unknown>> = {}) =>
  ncip.render(
    operation,
    subject({
      request: {
        ...lent(),
        service: { type: 'loan', maximumCost: { amount: '10', currency: 'EUR' } },
        ...more,
      },
      partner: partner({ version }),
    }),
  )

describeWithShared('a message fits the published schema of the version that it names', () => {
  test.each(Object.entries(versions))('%s, strict wildcards included', (name, version) => {
    const check = ncipVersionCheck(name)
    const sent = operations.flatMap((operation) => {
      const message = rendered(version, operation, { citation })
      return 'content' in message
        ? [
            {
              kind: operation.kind,
              faults: [...check(message.content), ...[unknownValueIn(message.content) ?? []].flat()],
            },
          ]
        : []
    })
    expect(sent.length).toBeGreaterThan(9)
    expect(sent.filter(({ faults }) => faults.length > 0)).toEqual([])
  })
})

test('words have a place in version 2.02 alone: elsewhere a message cannot be sent', () => {
  const note = { kind: 'message', note: 'A word.' } as const
  expect(rendered(versions['2.02'], note)).toMatchObject({ content: expect.stringContaining('A word.') })
  for (const version of [versions['2.0'], versions['2.01']])
    expect(rendered(version, note)).toEqual({
      notSendable: reason('not_sendable.no_place_for_words'),
    })
})

test('a note and a maximum cost that a version has no place for are named as left out, and nothing is left out of 2.02', () => {
  const leftOut = (version: string, operation: Operation) => {
    const message = rendered(version, operation)
    return 'content' in message ? (message.leftOut ?? []) : message
  }
  for (const operation of operations) expect(leftOut(versions['2.02'], operation)).toEqual([])
  for (const version of [versions['2.0'], versions['2.01']]) {
    expect(leftOut(version, { kind: 'request' })).toEqual([
      { part: 'maximum_cost', text: expect.any(String) },
    ])
    expect(leftOut(version, { kind: 'cancel', note: 'No longer wanted.' })).toEqual([
      { part: 'note', text: 'No longer wanted.' },
    ])
    expect(leftOut(version, { kind: 'cancel' })).toEqual([])
    expect(leftOut(version, { kind: 'received', items: [1], missing: [], note: 'Thank you.' })).toEqual([
      { part: 'note', text: 'Thank you.' },
    ])
    expect(leftOut(version, { kind: 'damaged', items: [1], note: 'Wet.' })).toEqual({
      notSendable: reason('not_sendable.no_place_for_words'),
    })
  }
})

test('version 2.0 takes one identifier: the surest goes out, and that there are others is said', () => {
  const ask = (version: string) => {
    const message = rendered(version, { kind: 'request' }, { citation })
    if (!('content' in message)) throw new Error('it is rendered')
    const ids = [...message.content.matchAll(/<ncip:Bibliographic(?:Record|Item)Identifier>([^<]*)/g)]
    return {
      ids: ids.map(([, id]) => id),
      leftOut: (message.leftOut ?? []).map(({ part, text }) => [part, text]),
    }
  }
  expect(ask(versions['2.0'])).toEqual({
    ids: ['12345'],
    leftOut: [
      ['maximum_cost', expect.any(String)],
      ['identifiers', expect.stringContaining('PMID 4711')],
    ],
  })
  const all = ['12345', '9780131103627', 'BL 99', 'PMID 4711']
  expect(ask(versions['2.01'])).toEqual({ ids: all, leftOut: [['maximum_cost', expect.any(String)]] })
  expect(ask(versions['2.02'])).toEqual({ ids: all, leftOut: [] })
})
