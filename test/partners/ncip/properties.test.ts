import fc from 'fast-check'
import { validateNcip, writeNcip } from 'node-ncip'
import { beforeEach, describe, expect, test } from 'vitest'
import { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Operation, operationKinds } from '../../../src/borrowing/request/operation.ts'
import type { Incoming, Situation } from '../../../src/partners/incoming-message.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import type { Partner } from '../../../src/partners/partner.ts'
import type { Protocol } from '../../../src/partners/protocol.ts'
import { arbitraryMutations, mutate } from '../../protocols/mutate.ts'
import { arbitraryMessage } from '../../protocols/ncip/arbitrary-messages.ts'
import { countCases } from '../../support/count-cases.ts'
import { draws } from '../../support/draws.ts'
import { after, bytes, now, request, requestId } from '../sample-request.ts'
import { translated } from '../translated.ts'
import {
  itemIdElement,
  lent,
  library,
  message,
  partner,
  profiles,
  requestIdElement,
  situation,
  subject,
} from './sample-messages.ts'

const partners: readonly Partner[] = profiles.map((profile) => partner({ profile }))
const arbitraryPartner = fc.constantFrom(...partners)
const arbitraryContext = fc.constantFrom<Partial<Situation>>(
  {},
  { request: lent() },
  after('cancel', { kind: 'cancel', scope: 'this_partner' }),
)

/** The protocol as the registry knows it: for messages of any content. */
const erased: Protocol = ncip

const isValid = (xml: string): void => expect(validateNcip(xml).faults, xml).toEqual([])

let cases = countCases()

beforeEach(() => {
  cases = countCases()
})

const check = (incoming: Incoming, context: Partial<Situation>): void => {
  switch (incoming.kind) {
    case 'unreadable':
      expect(incoming.faults.length).toBeGreaterThan(0)
      return
    case 'rejected':
      isValid(incoming.reply.content)
      expect(incoming.reason).not.toBe('')
      return
    case 'agency_question':
      for (const verdict of [library, 'wrong_agency', undefined] as const)
        isValid(erased.questions?.answerAgency(incoming, verdict).content ?? '')
      return
    case 'message': {
      cases.add()
      const message = translated(ncip, incoming)
      const event = message.interpret(situation(context))
      expect(PartnerEvent.parse(event)).toEqual(event)
      for (const kind of ['taken', 'unknown_request', 'wrong_agency'] as const)
        isValid(message.answer({ kind, path: '', value: '' }).content)
    }
  }
}

const everything = (body: Uint8Array, from: Partner, context: Partial<Situation>): void => {
  check(ncip.read(body, from, now), { ...context, partner: from })
  ncip.sender(body)
  ncip.authentication?.(body)
  ncip.redact?.(body)
  for (const operation of ['request', 'cancel', 'renew', 'status_request'] as const) {
    const reply = ncip.readReply(operation, { status: 200, contentType: '', body }, from, requestId)
    expect(['confirmed', 'refused', 'not_now', 'unclear']).toContain(reply.kind)
  }
}

const vocabulary = {
  values: [
    '',
    ' ',
    'null',
    'x',
    requestId,
    'L-1001',
    'In Process',
    '2026-11-24',
    '2026-02-30T00:00:00Z',
    ';',
    '||',
  ],
  names: ['ItemId', 'RequestId', 'Problem', 'Ext', 'ItemShipped', 'InitiationHeader', 'DateDue'],
  attributes: ['Scheme="a b"', 'x="y"', 'version="3"'],
}

describe('any input is answered, never thrown at', () => {
  test('arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), arbitraryPartner, arbitraryContext, everything))
  })

  test.each(['1', '2'] as const)('messages of every kind, whole and damaged, version %s', (edition) => {
    fc.assert(
      fc.property(
        arbitraryMessage(edition),
        fc.array(arbitraryMutations(vocabulary), { maxLength: 4 }),
        arbitraryPartner,
        arbitraryContext,
        (written, mutations, from, context) => {
          everything(bytes(mutate(writeNcip(written), mutations, vocabulary)), from, context)
        },
      ),
      { numRuns: draws(300) },
    )
    cases.expectAtLeast(draws(5))
  })

  test('cut messages', () => {
    const xml = message('RecallItem', itemIdElement())
    fc.assert(
      fc.property(fc.nat(xml.length), arbitraryPartner, (length, from) => {
        everything(bytes(xml.slice(0, length)), from, {})
      }),
    )
  })

  test('notes and item ids of any text', () => {
    const text = fc.string({ unit: fc.constantFrom(';', ':', '|', ' ', '7', 'a', '.', '/'), maxLength: 300 })
    fc.assert(
      fc.property(text, text, arbitraryPartner, arbitraryContext, (note, id, from, context) => {
        const content = `${requestIdElement}${itemIdElement(id)}<DateShipped>2026-11-24T13:00:00Z</DateShipped><Ext><ItemNote>${note}</ItemNote><NoticeContent>${note}</NoticeContent></Ext>`
        check(ncip.read(bytes(message('ItemShipped', content)), from, now), { ...context, partner: from })
      }),
    )
    cases.expectAtLeast(50)
  })
})

const arbitraryText = fc.string({ unit: 'binary', maxLength: 30 })

const arbitraryOperation: fc.Arbitrary<Operation> = fc
  .record({
    kind: fc.constantFrom(...operationKinds),
    note: arbitraryText,
    previousId: arbitraryText,
    conditions: fc.array(arbitraryText, { maxLength: 3 }),
    items: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 3 }),
    missing: fc.constant([]),
    toAgency: arbitraryText,
    dueDateWanted: fc.constantFrom(undefined, '2026-12-24'),
  })
  .map((all) => Operation.parse(all))

test('every outgoing message fits the schema or the DTD', () => {
  const arbitrary = fc.record({
    operation: arbitraryOperation,
    profile: fc.constantFrom(...profiles),
    edition: fc.constantFrom('1' as const, '2' as const),
    words: fc.record({ title: arbitraryText, author: arbitraryText }),
    identifiers: fc.array(fc.record({ type: arbitraryText, value: arbitraryText }), { maxLength: 3 }),
    line: fc.option(arbitraryText, { nil: undefined }),
    id: arbitraryText,
  })
  fc.assert(
    fc.property(arbitrary, ({ operation, profile, edition, words, identifiers, line, id }) => {
      const address = { kind: 'physical', line1: line, locality: id }
      const to = partner(
        { profile, edition, agencyAuthentication: 'secret' },
        { sendsRequesterInformation: true, addresses: [{ ...address, kind: 'physical' }] },
      )
      const wanted = request({
        citation: { ...words, identifiers, recordIds: identifiers },
        service: { type: 'copy', note: id },
        deliveryAddresses: [address],
        patron: { id },
        items: [{ id: 1, entry: 1, state: 'received', form: 'physical', hold: 'none', partnerItemId: id }],
      })
      const rendered = ncip.render(operation, subject({ request: wanted, partner: to }))
      if ('notSendable' in rendered) return
      cases.add()
      for (const each of [rendered, ...(rendered.further ?? [])])
        isValid(ncip.route(each.content, each.contentType, to).body)
    }),
  )
  cases.expectAtLeast(15)
})
