import { closedCodes, type Edition, validateMessage } from '@lendwire/iso18626'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../src/borrowing/request/operation.ts'
import { operationKinds } from '../../../src/borrowing/request/operation.ts'
import { Day } from '../../../src/borrowing/values.ts'
import { iso18626 } from '../../../src/partners/iso18626/entry.ts'
import type { Rendered, Subject } from '../../../src/partners/rendered-message.ts'
import { say } from '../../support/say.ts'
import { describeWithShared } from '../../support/shared.ts'
import { iso18626SchemaCheck } from '../../support/xsd.ts'
import { entry, request, requestId } from '../sample-request.ts'
import { editions, partner, subject, valid } from './sample-messages.ts'

type Row = {
  readonly operation: Operation
  readonly sent: Readonly<Record<Edition, string>>
  readonly note?: string
}

const both = (action: string) => ({ '1.2': action, '2021-2': action })
const eur = { currency: 'EUR', amount: '12.50' }

/** Every operation, and what it is on the wire (docs/life-cycle.md). */
const rows: readonly Row[] = [
  { operation: { kind: 'request' }, sent: both('request New') },
  { operation: { kind: 'retry', previousId: 'BORR-7K2MQ4X9-0' }, sent: both('request Retry') },
  {
    operation: { kind: 'retry', previousId: 'BORR-7K2MQ4X9-0', note: 'Large print is fine.' },
    sent: both('request Retry'),
    note: 'Large print is fine.',
  },
  { operation: { kind: 'reminder' }, sent: both('request Reminder') },
  { operation: { kind: 'cancel' }, sent: both('Cancel') },
  { operation: { kind: 'cancel', note: 'Found at home.' }, sent: both('Cancel'), note: 'Found at home.' },
  {
    operation: { kind: 'accept_condition', conditions: ['LibraryUseOnly'], cost: eur },
    sent: both('Notification'),
    note: 'Conditions accepted.\nConditions: LibraryUseOnly\nCost: 12.50 EUR',
  },
  {
    operation: { kind: 'accept_condition', conditions: ['LibraryUseOnly'], note: 'Insured, please.' },
    sent: both('Notification'),
    note: 'Conditions accepted.\nConditions: LibraryUseOnly\nInsured, please.',
  },
  {
    operation: { kind: 'accept_condition', conditions: [] },
    sent: both('Notification'),
    note: 'Conditions accepted.',
  },
  {
    operation: { kind: 'decline_condition', conditions: ['LibraryUseOnly'] },
    sent: both('Notification'),
    note: 'Conditions declined.\nConditions: LibraryUseOnly',
  },
  { operation: { kind: 'received', items: [1, 2], missing: [] }, sent: both('Received') },
  {
    operation: { kind: 'received', items: [1], missing: [2], note: 'The box was open.' },
    sent: both('Received'),
    note: 'Missing: vol. 2 (39002)\nThe box was open.',
  },
  { operation: { kind: 'renew' }, sent: both('Renew') },
  {
    operation: { kind: 'renew', dueDateWanted: Day.parse('2027-02-15') },
    sent: both('Renew'),
    note: 'Renewal wanted until 2027-02-15',
  },
  { operation: { kind: 'shipped_return', items: [1, 2] }, sent: both('ShippedReturn') },
  {
    operation: { kind: 'shipped_return', items: [1], note: 'Wrong item.' },
    sent: both('ShippedReturn'),
    note: 'Wrong item.',
  },
  {
    operation: { kind: 'shipped_forward', items: [1], toAgency: 'ISIL:XX-THIRD', note: 'As asked.' },
    sent: both('ShippedForward'),
    note: 'Forwarded to: ISIL:XX-THIRD\nAs asked.',
  },
  { operation: { kind: 'status_request' }, sent: both('StatusRequest') },
  {
    operation: { kind: 'message', note: 'Is it on its way?' },
    sent: both('Notification'),
    note: 'Is it on its way?',
  },
  {
    operation: { kind: 'lost', items: [1] },
    sent: { '1.2': 'Notification', '2021-2': 'Lost' },
    note: 'Lost: vol. 1 The Well (39001)',
  },
  {
    operation: { kind: 'damaged', items: [2], note: 'Water.' },
    sent: both('Notification'),
    note: 'Damaged: vol. 2 (39002)\nWater.',
  },
  {
    operation: { kind: 'hold_return', note: 'Closed until May.' },
    sent: { '1.2': 'Notification', '2021-2': 'HoldReturn' },
  },
]

const items = [
  {
    id: 1,
    entry: 1,
    state: 'received',
    form: 'physical',
    hold: 'none',
    volume: 'vol. 1',
    title: 'The Well',
    partnerItemId: '39001',
  },
  { id: 2, entry: 1, state: 'shipped', form: 'physical', hold: 'none', volume: 'vol. 2', barcode: '39002' },
  { id: 3, entry: 1, state: 'received', form: 'physical', hold: 'none' },
]

const render = (operation: Operation, of: Partial<Subject> & { readonly edition: Edition }): Rendered => {
  const { edition, ...more } = of
  const rendered = iso18626.render(
    operation,
    subject({ request: request({ items }), partner: partner({ edition }), ...more }),
  )
  if ('notSendable' in rendered) throw new Error(say(rendered.notSendable))
  return rendered
}

describe.each(editions)('outgoing messages, edition %s', (edition) => {
  test.each(rows.map((row) => [row.operation.kind, row] as const))('%s', (_, { operation, sent, note }) => {
    const rendered = render(operation, { edition })
    expect(validateMessage(rendered.content)).toMatchObject({ faults: [], edition })
    expect(rendered.contentType).toBe('application/xml; charset="utf-8"')
    const message = valid(rendered.content)
    const word = sent[edition]
    if (message.kind === 'request') {
      expect(rendered.summary).toBe(word)
      expect(`request ${message.body.serviceInfo?.requestType}`).toBe(word)
      if (note !== undefined) expect(JSON.stringify(message.body.serviceInfo?.note)).toContain(note)
    } else if (message.kind === 'requestingAgencyMessage') {
      expect(rendered.summary).toBe(`requestingAgencyMessage ${word}`)
      expect(message.body.action).toBe(word)
      if (operation.kind !== 'hold_return') expect(message.body.note).toBe(note)
    } else expect.unreachable(message.kind)
  })

  test('a retry names the id of the try before, also where it goes out under the same', () => {
    const previous = (previousId: string) => {
      const { body, kind } = valid(render({ kind: 'retry', previousId }, { edition }).content)
      return kind === 'request' ? body.serviceInfo?.requestingAgencyPreviousRequestId : 'no request'
    }
    expect(previous('BORR-7K2MQ4X9-0')).toBe('BORR-7K2MQ4X9-0')
    expect(previous(requestId)).toBe(requestId)
  })

  test('a message names both agencies, both ids and the time in whole seconds', () => {
    const { kind, body } = valid(
      render({ kind: 'cancel' }, { edition, entry: entry({ partnerRequestId: 'L-100' }) }).content,
    )
    expect(kind).toBe('requestingAgencyMessage')
    expect('header' in body && body.header).toEqual({
      supplyingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'XX-LEND' },
      requestingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'XX-BORR' },
      ...(edition === '1.2' ? { multipleItemRequestId: '' } : {}),
      timestamp: '2026-11-24T14:00:01Z',
      requestingAgencyRequestId: requestId,
      supplyingAgencyRequestId: 'L-100',
    })
  })

  test('a lost or damaged item without a name, and a held return, are words where the action does not say it', () => {
    const note = (operation: Operation) => {
      const { body, kind } = valid(render(operation, { edition }).content)
      return kind === 'requestingAgencyMessage' ? body.note : 'no message'
    }
    expect(note({ kind: 'lost', items: [3] })).toBe(edition === '1.2' ? 'Lost by the borrower.' : undefined)
    expect(note({ kind: 'damaged', items: [3] })).toBe('Damaged.')
    expect(note({ kind: 'hold_return' })).toBe(
      edition === '1.2' ? 'The return of the item is on hold.' : undefined,
    )
    expect(note({ kind: 'hold_return', note: 'Closed.' })).toBe(
      edition === '1.2' ? 'The return of the item is on hold.\nClosed.' : 'Closed.',
    )
    expect(note({ kind: 'received', items: [], missing: [3, 4] })).toBe('Missing: 2 items')
    expect(note({ kind: 'received', items: [1], missing: [3] })).toBe('Missing: 1 item')
  })

  test('text of any kind stays text', () => {
    const note = '<action>Lost</action> & ]]> \u0001secret\u0001 \ud800 😀'
    const { body, kind } = valid(render({ kind: 'message', note }, { edition }).content)
    expect(kind === 'requestingAgencyMessage' && body.note).toBe(
      '<action>Lost</action> & ]]> \ufffdsecret\ufffd \ufffd 😀',
    )
  })
})

describe('the mapping is whole', () => {
  test('every operation has a row', () => {
    const listed = new Set(rows.map(({ operation }) => operation.kind))
    expect(operationKinds.filter((kind) => !listed.has(kind))).toEqual([])
  })

  test.each(editions)('every action and request type of %s is sent', (edition) => {
    const words = new Set(rows.map(({ sent }) => sent[edition].replace('request ', '')))
    for (const name of ['action', 'requestType'] as const)
      expect([...closedCodes(edition, name)].filter((code) => !words.has(code))).toEqual([])
  })
})

describeWithShared('what is told fits the published schemas', () => {
  test.each(editions)('edition %s', (edition) => {
    const check = iso18626SchemaCheck(edition)
    for (const { operation } of rows) expect(check(render(operation, { edition }).content)).toEqual([])
  })
})
