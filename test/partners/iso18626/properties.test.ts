import { type Edition, validateMessage, writeMessage } from '@lendwire/iso18626'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Operation, operationKinds } from '../../../src/borrowing/request/operation.ts'
import type { Incoming, Situation } from '../../../src/partners/incoming-message.ts'
import { iso18626 } from '../../../src/partners/iso18626/entry.ts'
import { iso18626Vendors } from '../../../src/partners/iso18626/vendors/built-in-vendors.ts'
import { arbitraryMessage } from '../../protocols/iso18626/arbitrary-messages.ts'
import { arbitraryMutation, mutate } from '../../protocols/iso18626/mutate.ts'
import { countCases } from '../../support/count-cases.ts'
import { draws } from '../../support/draws.ts'
import { after, bytes, entry, now, request, requestId } from '../sample-request.ts'
import { translated } from '../translated.ts'
import {
  editions,
  library,
  message,
  partner,
  readPartnerMessage,
  situation,
  subject,
} from './sample-messages.ts'

const vendorNames = iso18626Vendors.builtIn.map(({ code }) => code)
const partners = vendorNames.map((vendor) => partner({ vendor }))
const arbitraryPartner = fc.constantFrom(...partners)
const contexts: readonly Partial<Situation>[] = [
  {},
  after('cancel', { kind: 'cancel', scope: 'this_partner' }),
  after('renew', { kind: 'renew' }),
  after('status_request'),
  { entry: entry({ state: 'cancelled', lastOperation: 'cancel' }) },
]
const arbitraryContext = fc.constantFrom(...contexts)

let cases = countCases()

beforeEach(() => {
  cases = countCases()
})

/** Lists the faults of a message; one that goes out without its envelope gets it back first, and the member that Koha wants. */
const faultsOf = (xml: string) =>
  validateMessage(
    xml.includes('<ISO18626Message')
      ? xml
      : `<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="2021-2">${xml}</ISO18626Message>`,
  ).faults

/** Checks that all that was read is whole: valid confirmations, valid events. */
const check = (incoming: Incoming, context: Partial<Situation>): void => {
  switch (incoming.kind) {
    case 'unreadable':
      expect(incoming.faults.length).toBeGreaterThan(0)
      return
    case 'rejected':
      expect(faultsOf(incoming.reply.content)).toEqual([])
      expect(incoming.reason).not.toBe('')
      return
    case 'message': {
      cases.add()
      const message = translated(iso18626, incoming)
      const event = message.interpret(situation(context))
      expect(PartnerEvent.parse(event)).toEqual(event)
      for (const kind of ['taken', 'unknown_request'] as const) {
        const reply = message.answer({ kind, path: 'a/b', value: incoming.requestId ?? '' })
        expect(faultsOf(reply.content)).toEqual([])
      }
    }
  }
}

const everything = (body: Uint8Array, from: (typeof partners)[number], context: Partial<Situation>): void => {
  check(iso18626.read(body, from, now), { ...context, partner: from })
  iso18626.sender(body)
  for (const operation of ['request', 'cancel'] as const)
    expect(['confirmed', 'refused', 'unclear']).toContain(
      iso18626.readReply(operation, { status: 200, contentType: '', body }, from, requestId).kind,
    )
}

describe('any input is answered, never thrown at', () => {
  test('arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), arbitraryPartner, arbitraryContext, everything))
  })

  test.each(editions)('messages of every kind, whole and damaged, edition %s', (edition) => {
    fc.assert(
      fc.property(
        arbitraryMessage(edition),
        fc.array(arbitraryMutation, { maxLength: 4 }),
        arbitraryPartner,
        arbitraryContext,
        (written, mutations, from, context) => {
          everything(bytes(mutate(writeMessage(written), mutations)), from, context)
        },
      ),
      { numRuns: draws(300) },
    )
    cases.expectAtLeast(draws(5))
  })

  test.each(editions)('cut messages, edition %s', (edition) => {
    const xml = message(edition, { reason: 'StatusChange', status: 'Loaned', itemId: '39001' })
    fc.assert(
      fc.property(fc.nat(xml.length), arbitraryPartner, (length, from) => {
        everything(bytes(xml.slice(0, length)), from, {})
      }),
    )
  })

  test('notes and item ids of any text, with marks in odd places', () => {
    const piece = fc.constantFrom(
      '#',
      '##',
      '###',
      ',',
      'multivol:',
      '#seq:',
      '1#',
      '#ReShare',
      'AddLoanCondition#',
      ' ',
      '\n',
      'a',
      '://',
      'http',
    )
    const text = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        text,
        text,
        arbitraryPartner,
        arbitraryContext,
        fc.constantFrom('Loaned', 'WillSupply', 'Recalled'),
        (note, itemId, from, context, status) => {
          const xml = message('2021-2', { reason: 'StatusChange', status, note, itemId, conditions: [note] })
          check(iso18626.read(bytes(xml), from, now), { ...context, partner: from })
        },
      ),
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
    cost: fc.constantFrom(undefined, { currency: 'EUR', amount: '1.5' }),
    items: fc.array(fc.nat(5), { maxLength: 3 }),
    missing: fc.array(fc.nat(5), { maxLength: 3 }),
    toAgency: arbitraryText,
    dueDateWanted: fc.constantFrom(undefined, '2026-12-24'),
  })
  .map((all) => Operation.parse(all))

describe('every outgoing message fits the schema', () => {
  test.each(editions)('edition %s', (edition: Edition) => {
    const arbitrary = fc.record({
      operation: arbitraryOperation,
      vendor: fc.constantFrom(...vendorNames),
      words: fc.record({ title: arbitraryText, author: arbitraryText, publicationType: arbitraryText }),
      identifiers: fc.array(fc.record({ type: arbitraryText, value: arbitraryText }), { maxLength: 3 }),
      level: arbitraryText,
      account: fc.constantFrom(undefined, { accountId: 'a', securityCode: 'b' }),
    })
    fc.assert(
      fc.property(arbitrary, ({ operation, vendor, words, identifiers, level, account }) => {
        const to = partner(
          { edition, vendor, ...(account ? { account } : {}) },
          { sendsRequesterInformation: true },
        )
        const wanted = request({
          citation: { ...words, identifiers, recordIds: identifiers },
          service: { type: 'copy', form: 'digital', level, note: level },
          patron: { id: level, surname: words.author, email: 'patron@example.org' },
        })
        const rendered = iso18626.render(operation, subject({ request: wanted, partner: to, library }))
        if ('notSendable' in rendered) {
          expect(['koha', 'crosslink']).toContain(vendor)
          return
        }
        const sent = iso18626.route(rendered.content, rendered.contentType, to)
        expect(faultsOf(sent.body)).toEqual([])
      }),
    )
  })
})

test('an answer to one message says nothing of another: reading keeps no state', () => {
  const one = readPartnerMessage(message('1.2', { reason: 'StatusChange', status: 'Loaned' }))
  const other = readPartnerMessage(message('1.2', { reason: 'StatusChange', status: 'Recalled' }))
  expect(one.interpret(situation()).type).toBe('shipped')
  expect(other.interpret(situation()).type).toBe('recalled')
  expect(one.contentForFingerprint).not.toBe(other.contentForFingerprint)
})
