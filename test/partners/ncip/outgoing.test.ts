import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../src/borrowing/request/operation.ts'
import { Day } from '../../../src/borrowing/values.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import type { Subject } from '../../../src/partners/rendered-message.ts'
import { reason } from '../../../src/translations/reason.ts'
import { say } from '../../support/say.ts'
import { describeWithShared } from '../../support/shared.ts'
import { ncipDtdCheck, ncipSchemaCheck } from '../../support/xsd.ts'
import { now, requestId } from '../sample-request.ts'
import {
  type Connection,
  item,
  lent,
  type ProfileName,
  partner,
  profiles,
  subject,
  valid,
} from './sample-messages.ts'

const day = Day.parse('2027-02-01')

/** An operation, the service that says it, what it holds, and why a profile is not told where one is not. */
type Row = {
  readonly operation: Operation
  readonly service: string
  readonly holds: Readonly<Record<string, unknown>>
  readonly notSendable?: Partial<Record<ProfileName, RegExp>>
}

const note = (words: string) => expect.arrayContaining([{ name: 'ItemNote', content: [words] }])
const named = { RequestId: { RequestIdentifierValue: requestId } }
const itself = { ItemId: { ItemIdentifierValue: 'L-1001' } }
const noWords = { alma_p2p: /does not accept/, nncipp: /does not accept/ }

/** The rows of the message mapping, from the library to the lender. */
const rows: readonly Row[] = [
  {
    operation: { kind: 'request' },
    service: 'RequestItem',
    holds: {
      ...named,
      UserId: { UserIdentifierValue: 'XX-BORR' },
      ItemOptionalFields: { BibliographicDescription: { Title: 'The Well of Echoes' } },
    },
  },
  {
    operation: { kind: 'retry', previousId: 'BORR-7K2MQ4X9-0' },
    service: 'RequestItem',
    holds: { ...named, Ext: note('Once more, after BORR-7K2MQ4X9-0') },
  },
  {
    operation: { kind: 'cancel', note: 'Found at home.' },
    service: 'CancelRequestItem',
    holds: { ...named, Ext: note('Found at home.') },
  },
  {
    operation: { kind: 'received', items: [1], missing: [], note: 'Torn.' },
    service: 'ItemReceived',
    holds: { ...named, ...itself, Ext: note('Torn.') },
  },
  { operation: { kind: 'renew', dueDateWanted: day }, service: 'RenewItem', holds: itself },
  {
    operation: { kind: 'shipped_return', items: [1] },
    service: 'ItemShipped',
    holds: { ...named, ...itself },
  },
  {
    operation: { kind: 'status_request' },
    service: 'LookupRequest',
    holds: named,
    notSendable: noWords,
  },
  { operation: { kind: 'reminder' }, service: 'LookupRequest', holds: named, notSendable: noWords },
  {
    operation: { kind: 'message', note: 'Hello.' },
    service: 'ItemRequestUpdated',
    holds: { ...named, Ext: note('Hello.') },
    notSendable: noWords,
  },
  {
    operation: {
      kind: 'accept_condition',
      conditions: ['LibraryUseOnly'],
      cost: { currency: 'EUR', amount: '12.5' },
    },
    service: 'RequestItem',
    holds: {
      ...named,
      AcknowledgedFeeAmount: { CurrencyCode: { value: 'EUR' }, MonetaryValue: '1250' },
      AcknowledgedItemUseRestrictionType: [{ value: 'In Library Use Only' }],
    },
  },
  {
    operation: { kind: 'accept_condition', conditions: ['LibraryUseOnly'], note: 'Insured, please.' },
    service: 'RequestItem',
    holds: { ...named, Ext: note('Insured, please.') },
  },
  {
    operation: { kind: 'accept_condition', conditions: [] },
    service: 'ItemRequestUpdated',
    holds: { Ext: note('Conditions accepted.') },
    notSendable: noWords,
  },
  {
    operation: { kind: 'accept_condition', conditions: [], note: 'Insured, please.' },
    service: 'ItemRequestUpdated',
    holds: { Ext: note('Conditions accepted.\nInsured, please.') },
    notSendable: noWords,
  },
  {
    operation: { kind: 'decline_condition', conditions: [] },
    service: 'ItemRequestUpdated',
    holds: { Ext: note('Conditions declined.') },
    notSendable: noWords,
  },
  {
    operation: { kind: 'lost', items: [1], note: 'On a train.' },
    service: 'ReportCirculationStatusChange',
    holds: { ...itself, ItemReportedLost: true, Ext: note('On a train.') },
    notSendable: noWords,
  },
  {
    operation: { kind: 'damaged', items: [1], note: 'Wet.' },
    service: 'ItemRequestUpdated',
    holds: { Ext: note('Damaged: L-1001\nWet.') },
    notSendable: noWords,
  },
]

const operationsWithoutMessage: readonly Operation[] = [
  { kind: 'hold_return' },
  { kind: 'shipped_forward', items: [1], toAgency: 'XX-THIRD' },
]

const renderSendable = (operation: Operation, of: Subject) => {
  const rendered = ncip.render(operation, of)
  if ('notSendable' in rendered) throw new Error(say(rendered.notSendable))
  return rendered
}

const of = (connection: Connection, more: Partial<Subject> = {}): Subject =>
  subject({ request: lent(), partner: partner(connection), ...more })

describe.each(profiles)('in the profile %s', (profile) => {
  test.each(rows.map((row) => [row.operation.kind, row.service, row] as const))(
    '%s is %s',
    (_, service, { operation, holds, notSendable }) => {
      const rendered = ncip.render(operation, of({ profile }))
      const why = notSendable?.[profile]
      if (why !== undefined) {
        expect('notSendable' in rendered && say(rendered.notSendable)).toMatch(why)
        return
      }
      if ('notSendable' in rendered) throw new Error(say(rendered.notSendable))
      const message = valid(rendered.content)
      expect(message).toMatchObject({ edition: '2', kind: service, body: holds })
      expect(rendered.contentType).toBe('application/xml; charset="utf-8"')
      expect(rendered.summary).toMatch(new RegExp(`^${service}`))
    },
  )

  test.each(rows.map((row) => [row.operation.kind, row] as const))(
    'a partner that has the service is told %s all the same',
    (_, { operation, service }) => {
      const takes = ['RequestItem', 'CancelRequestItem', 'RenewItem', 'ItemShipped', 'ItemReceived'] as const
      const more = [
        'LookupRequest',
        'ItemRequestUpdated',
        'ReportCirculationStatusChange',
        'ItemUpdated',
      ] as const
      const rendered = renderSendable(operation, of({ profile, takes: [...takes, ...more] }))
      expect(valid(rendered.content).kind).toBe(service)
    },
  )

  test.each(operationsWithoutMessage.map((operation) => [operation.kind, operation] as const))(
    '%s is never told',
    (_, operation) => {
      expect(ncip.render(operation, of({ profile }))).toEqual({
        notSendable: reason('not_sendable.ncip_has_none'),
      })
    },
  )

  test('notices say who did what where the profile has them', () => {
    const notices = (['cancel', 'received', 'shipped_return'] as const).map((kind) => {
      const operation: Operation =
        kind === 'cancel'
          ? { kind }
          : kind === 'received'
            ? { kind, items: [1], missing: [] }
            : { kind, items: [1] }
      return /NoticeContent>([^<]+)</.exec(renderSendable(operation, of({ profile })).content)?.[1]
    })
    expect(notices).toEqual(
      profile === 'nncipp'
        ? ['CancelledBy.Borrower', 'ReceivedBy.Borrower', 'ShippedBy.Borrower']
        : [undefined, undefined, undefined],
    )
  })

  test('an operation that needs an item id and has none is not sent; a return names its request alone', () => {
    const nameless = { request: lent(item(1, {})) }
    const none = { notSendable: reason('not_sendable.no_item_id') }
    expect(ncip.render({ kind: 'received', items: [1], missing: [] }, of({ profile }, nameless))).toEqual(
      none,
    )
    expect(ncip.render({ kind: 'renew' }, of({ profile }, nameless))).toEqual(none)
    const returned = renderSendable({ kind: 'shipped_return', items: [1] }, of({ profile }, nameless))
    expect(valid(returned.content).body).toMatchObject(named)
    expect(returned.content).not.toContain('ItemId>')
  })

  test('an item without an id of the lender’s is named by its barcode', () => {
    const barcoded = { request: lent(item(1, { barcode: 'B-1' })) }
    const { content } = renderSendable(
      { kind: 'received', items: [1], missing: [] },
      of({ profile }, barcoded),
    )
    expect(valid(content).body).toMatchObject({
      ItemId: { ItemIdentifierType: { value: 'Barcode' }, ItemIdentifierValue: 'B-1' },
    })
  })

  test('a file, which has neither, is named by the id of the request that it came for, once', () => {
    const files = [1, 2].map((id) => ({ ...item(id, {}), form: 'digital' as const }))
    const operation: Operation = { kind: 'received', items: [1, 2], missing: [] }
    const { content, further } = renderSendable(operation, of({ profile }, { request: lent(...files) }))
    expect(valid(content).body).toMatchObject({ ItemId: { ItemIdentifierValue: requestId } })
    expect(content.includes('Barcode')).toBe(profile === 'nncipp')
    expect(further ?? []).toEqual([])
  })

  test('each of several items is reported', () => {
    const several = { request: lent(item(1), item(2), item(3, {})) }
    const operation: Operation = { kind: 'received', items: [1, 2, 3], missing: [], note: 'Torn.' }
    const { content, further = [] } = renderSendable(operation, of({ profile }, several))
    const ids = [content, ...further.map((each) => each.content)].map(
      (xml) => /ItemIdentifierValue>([^<]+)</.exec(xml)?.[1],
    )
    expect(ids).toEqual(profile === 'nncipp' ? ['L-1001;L-1002'] : ['L-1001', 'L-1002'])
    for (const each of further) {
      valid(each.content)
      expect(each.content).not.toContain('Torn.')
    }
  })
})

describe('in version 1', () => {
  const inVersion1 = rows.filter(
    ({ service }) => service !== 'LookupRequest' && service !== 'ItemRequestUpdated',
  )
  test.each(inVersion1.map((row) => [row.operation.kind, row] as const))(
    '%s is told, as the DTD has it',
    (_, { operation, service }) => {
      const { content } = renderSendable(operation, of({ edition: '1' }))
      expect(valid(content)).toMatchObject({ edition: '1', kind: service })
    },
  )

  test.each(['status_request', 'reminder'] as const)('%s has no service there', (kind) => {
    expect(ncip.render({ kind }, of({ edition: '1' }))).toHaveProperty('notSendable')
    expect(ncip.capabilities(partner({ edition: '1' })).takesStatusRequest).toBe(false)
  })

  test('words have no place there', () => {
    expect(ncip.render({ kind: 'message', note: 'x' }, of({ edition: '1' }))).toHaveProperty('notSendable')
  })
})

describeWithShared('the published schemas', () => {
  test('accept whatever is sent', () => {
    const schema = ncipSchemaCheck()
    const dtd = ncipDtdCheck()
    for (const profile of profiles)
      for (const edition of ['2', '1'] as const)
        for (const { operation } of rows) {
          const rendered = ncip.render(operation, of({ profile, edition }))
          if ('notSendable' in rendered) continue
          expect((edition === '2' ? schema : dtd)(rendered.content)).toEqual([])
        }
  })
})

test('times are as each profile has them', () => {
  const time = (profile: ProfileName) =>
    /DateReceived>([^<]+)</.exec(
      renderSendable({ kind: 'received', items: [1], missing: [] }, of({ profile }, { now })).content,
    )?.[1]
  expect(profiles.map(time)).toEqual(['2026-11-24T14:00:01Z', '2026-11-24T15:00:01', '2026-11-24T14:00:01Z'])
})
