import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMessage, validateMessage } from '@lendwire/iso18626'
import { describe, expect, test } from 'vitest'
import { PartnerEvent } from '../../../../src/borrowing/partner-events/partner-event.ts'
import type { OperationKind } from '../../../../src/borrowing/request/operation.ts'
import { RequestId } from '../../../../src/borrowing/values.ts'
import { iso18626 } from '../../../../src/partners/iso18626/entry.ts'
import { iso18626Vendors } from '../../../../src/partners/iso18626/vendors/built-in-vendors.ts'
import type { Partner } from '../../../../src/partners/partner.ts'
import { say } from '../../../support/say.ts'
import { bytes, requestId } from '../../sample-request.ts'
import { interpretMessage, partner, readPartnerMessage } from '../sample-messages.ts'
import { incomingSamples } from './incoming-samples.ts'
import { outgoingSamples } from './outgoing-samples.ts'

const vendorNames = iso18626Vendors.builtIn.map(({ code }) => code)

const folder = join(import.meta.dirname, '../../../../fixtures/iso18626/vendor')
const fixture = (file: string): string => readFileSync(join(folder, file), 'utf8')
const why = (file: string): string => /<!-- (.+?) -->/s.exec(fixture(file))?.[1] ?? 'no reason given'

/** Returns the partner whose system writes like the fixture. */
const partnerOf = (file: string): Partner =>
  partner({ vendor: vendorNames.find((name) => file.startsWith(`${name}/`)) })

describe('messages of vendors', () => {
  test.each(incomingSamples.map(({ file, context, means }) => [file, why(file), context, means] as const))(
    '%s: %s',
    (file, _, context, means) => {
      const meant = interpretMessage(fixture(file), { ...context, partner: partnerOf(file) })
      expect(meant).toMatchObject(means)
      expect(PartnerEvent.parse(meant)).toEqual(meant)
    },
  )

  test.each([
    ['alma/renewal-without-answer.xml', 'shipped'],
    ['alma/renewal-said-as-status-change.xml', 'shipped'],
    ['alma/cancel-refused-said-as-status-change.xml', 'will_supply'],
    ['alma/status-answer-said-as-status-change.xml', 'will_supply'],
  ])('%s means its status where nothing was asked', (file, type) => {
    expect(interpretMessage(fixture(file), { partner: partnerOf(file) }).type).toBe(type)
  })

  test.each([
    ['alma/several-volumes.xml', 'standard', { items: [{ partnerItemId: '39001,39002, 39003' }] }],
    ['alma/expired.xml', 'standard', { type: 'unfilled' }],
    ['oclc/condition-for-information.xml', 'standard', { type: 'conditional' }],
    ['reshare/condition-added-in-words.xml', 'standard', { type: 'message', note: 'Keep it dry.' }],
    ['reshare/one-volume.xml', 'standard', { items: [{ volume: 'vol. 2', partnerItemId: '39002' }] }],
  ] as const)('%s is read otherwise as %s', (file, vendor, means) => {
    expect(interpretMessage(fixture(file), { partner: partner({ vendor }) })).toMatchObject(means)
  })

  test('standard/null-agency-ids.xml names nobody, standard/other-supplier.xml somebody else', () => {
    expect(readPartnerMessage(fixture('standard/null-agency-ids.xml'))).toMatchObject({
      supplyingAgency: undefined,
      addressee: undefined,
    })
    expect(readPartnerMessage(fixture('standard/other-supplier.xml')).supplyingAgency).toEqual({
      type: 'ISIL',
      value: 'XX-OTHER',
    })
  })

  test('standard/timestamps.xml: what was tolerated is noted, and the confirmation can be written', () => {
    const incoming = readPartnerMessage(fixture('standard/timestamps.xml'))
    expect(incoming.notes.length).toBeGreaterThan(2)
    expect(validateMessage(incoming.answer({ kind: 'taken' }).content).faults).toEqual([])
  })
})

/** The meaning of an error of a vendor's system for the message that it answers. */
const refusals: readonly (readonly [string, OperationKind, Readonly<Record<string, unknown>>])[] = [
  ['reshare/request-exists.xml', 'request', { kind: 'other', alreadyKnown: true }],
  ['reshare/crosslink-request-exists.xml', 'request', { kind: 'other', alreadyKnown: true }],
  ['reshare/unknown-request.xml', 'status_request', { kind: 'unknown_request' }],
  ['reshare/crosslink-unknown-request.xml', 'status_request', { kind: 'unknown_request' }],
  ['reshare/crosslink-reminder-refused.xml', 'reminder', { kind: 'other' }],
]

describe('refusals of vendors', () => {
  test.each(refusals.map((row) => [row[0], why(row[0]), row] as const))(
    '%s: %s',
    (file, _, [, operation, error]) => {
      const answer = { status: 200, contentType: 'application/xml', body: bytes(fixture(file)) }
      const interpretMessage = iso18626.readReply(operation, answer, partnerOf(file), requestId)
      expect(interpretMessage).toMatchObject({ kind: 'refused', error })
    },
  )

  test('reshare/crosslink-reminder-refused.xml: no Reminder is sent there', () => {
    expect(iso18626.capabilities(partner({ vendor: 'reshare' })).takesReminder).toBe(false)
  })
})

describe('messages to vendors', () => {
  test.each(outgoingSamples.map((row) => [row.file, row.quirk, row] as const))(
    '%s: %s',
    (file, _, { operation, of, following }) => {
      const rendered = iso18626.render(operation, of)
      if ('notSendable' in rendered) throw new Error(say(rendered.notSendable))
      const content = following ? rendered.followedBy?.content : rendered.content
      expect(validateMessage(fixture(file)).faults).toEqual([])
      expect(readMessage(content ?? '')).toEqual(readMessage(fixture(file)))
    },
  )

  test('only notes that would not be seen are said again', () => {
    const follows = (vendor: string, note: string | undefined, kind: 'cancel' | 'hold_return') => {
      const [first] = outgoingSamples
      if (first === undefined) throw new Error('nothing is told')
      const rendered = iso18626.render({ kind, note }, { ...first.of, partner: partner({ vendor }) })
      return 'followedBy' in rendered && rendered.followedBy !== undefined
    }
    expect(follows('alma', 'Found at home.', 'cancel')).toBe(true)
    expect(follows('alma', undefined, 'cancel')).toBe(false)
    // In 1.2 this is a Notification itself.
    expect(follows('alma', 'Closed.', 'hold_return')).toBe(false)
    expect(follows('standard', 'Found at home.', 'cancel')).toBe(false)
  })
})

test('no request id is longer than the 32 characters that brokers leave of one', () => {
  const longest = `${'A'.repeat(12)}-${'B'.repeat(14)}-9999`
  expect(RequestId.parse(longest)).toHaveLength(32)
  expect(RequestId.safeParse(`${longest}9`).success).toBe(false)
})

test('every fixture says why it is there and is named by a test', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const named = new Set(
    [...incomingSamples, ...outgoingSamples].map(({ file }) => file).concat(refusals.map(([file]) => file)),
  )
  expect(files.filter((file) => !named.has(file))).toEqual([])
  expect(files.filter((file) => why(file) === 'no reason given')).toEqual([])
  for (const vendor of vendorNames) expect(files.some((file) => file.startsWith(`${vendor}/`))).toBe(true)
})
