import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNcip, validateNcip } from 'node-ncip'
import { describe, expect, test } from 'vitest'
import { PartnerEvent } from '../../../../src/borrowing/partner-events/partner-event.ts'
import type { OperationKind } from '../../../../src/borrowing/request/operation.ts'
import { ncip } from '../../../../src/partners/ncip/entry.ts'
import type { Partner } from '../../../../src/partners/partner.ts'
import type { ReplyMeaning } from '../../../../src/partners/partner-reply.ts'
import { say } from '../../../support/say.ts'
import { describeWithShared } from '../../../support/shared.ts'
import { ncipSchemaCheck } from '../../../support/xsd.ts'
import { bytes } from '../../sample-request.ts'
import { meaning, partner, profiles, readPartnerMessage, valid } from '../sample-messages.ts'
import { incomingSamples } from './incoming-samples.ts'
import { outgoingSamples } from './outgoing-samples.ts'

const folder = join(import.meta.dirname, '../../../../fixtures/ncip/vendor')
const fixture = (file: string): string => readFileSync(join(folder, file), 'utf8')
const why = (file: string): string => /<!-- (.+?) -->/s.exec(fixture(file))?.[1] ?? 'no reason given'

/** Returns the partner whose system writes like the fixture. */
const partnerOf = (file: string): Partner =>
  partner(
    { profile: profiles.find((name) => file.startsWith(`${name}/`)) },
    { institutionCode: file.startsWith('alma_p2p/') ? '47LEND_INST' : undefined },
  )

describe('messages of lenders', () => {
  test.each(incomingSamples.map(({ file, context, means }) => [file, why(file), context, means] as const))(
    '%s: %s',
    (file, _, context, means) => {
      const meant = meaning(fixture(file), { ...context, partner: partnerOf(file) })
      expect(meant).toMatchObject(means)
      expect(PartnerEvent.parse(meant)).toEqual(meant)
    },
  )

  test.each(incomingSamples.map(({ file }) => file))('%s is answered in its own version', (file) => {
    const incoming = readPartnerMessage(fixture(file), partnerOf(file))
    const message = readNcip(fixture(file))
    for (const kind of ['taken', 'unknown_request', 'wrong_agency'] as const) {
      const { content, status } = incoming.answer({ kind, path: '', value: '' })
      expect(status).toBe(200)
      valid(content)
      const answer = readNcip(content)
      expect(answer.version).toBe(message.version)
      expect(answer.ok && answer.edition).toBe(message.ok ? message.edition : '2')
    }
  })

  test('alma_p2p/shipped.xml comes from the partner: its institution is the first part', () => {
    expect(
      readPartnerMessage(fixture('alma_p2p/shipped.xml'), partnerOf('alma_p2p/')).supplyingAgency,
    ).toEqual({
      type: 'ISIL',
      value: 'XX-LEND',
    })
    expect(readPartnerMessage(fixture('alma_p2p/shipped.xml'), partner()).supplyingAgency).toEqual({
      value: '47LEND_INST||MAIN',
    })
  })

  test('tolerated faults are noted', () => {
    expect(readPartnerMessage(fixture('standard/no-namespace.xml')).notes.length).toBeGreaterThan(0)
    expect(readPartnerMessage(fixture('standard/elements-out-of-order.xml')).notes.length).toBeGreaterThan(0)
    expect(readPartnerMessage(fixture('standard/recalled.xml')).notes).toEqual([])
  })
})

/** The meaning of a lender's answer for the message that it answers. */
const answers: readonly (readonly [string, OperationKind, ReplyMeaning['kind'], unknown])[] = [
  ['standard/unknown-request-id.xml', 'status_request', 'refused', { error: { kind: 'unknown_request' } }],
  ['standard/number-as-problem.xml', 'renew', 'refused', { answers: { type: 'renew_refused' } }],
  ['standard/problem-alone.xml', 'status_request', 'refused', { error: { kind: 'other' } }],
  ['standard/request-exists.xml', 'request', 'refused', { error: { alreadyKnown: true } }],
  ['standard/renewal-pending.xml', 'renew', 'confirmed', { events: [{ type: 'renew_pending' }] }],
  ['standard/already-returned.xml', 'shipped_return', 'confirmed', { events: [] }],
  ['nncipp/no-available-items.xml', 'request', 'refused', { answers: { type: 'unfilled' } }],
  [
    'nncipp/requested-title-with-ampersand.xml',
    'request',
    'confirmed',
    { events: [{ type: 'request_received', items: [{ partnerItemId: '03010000005' }] }] },
  ],
  ['nncipp/cancel-too-late.xml', 'cancel', 'refused', { answers: { type: 'cancel_refused' } }],
  ['nncipp/cancel-unknown-request.xml', 'cancel', 'refused', { error: { kind: 'unknown_request' } }],
]

describe('answers of lenders', () => {
  test.each(answers.map((row) => [row[0], why(row[0]), row] as const))(
    '%s: %s',
    (file, _, [, operation, kind, means]) => {
      const answer = { status: 200, contentType: 'application/xml', body: bytes(fixture(file)) }
      const meaningOf = ncip.readReply(operation, answer, partnerOf(file))
      expect(meaningOf).toMatchObject({ kind, ...Object(means) })
      expect('answers' in meaningOf).toBe('answers' in Object(means))
    },
  )
})

describe('messages to profiles', () => {
  test.each(outgoingSamples.map((row) => [row.file, why(row.file), row] as const))(
    '%s: %s',
    (file, _, { operation, of }) => {
      const rendered = ncip.render(operation, of)
      if ('notSendable' in rendered) throw new Error(say(rendered.notSendable))
      expect(validateNcip(fixture(file)).faults).toEqual([])
      expect(readNcip(rendered.content)).toEqual(readNcip(fixture(file)))
    },
  )
})

test('every fixture says why it is there and is named by a test', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const named = new Set(
    [...incomingSamples, ...outgoingSamples].map(({ file }) => file).concat(answers.map(([file]) => file)),
  )
  expect(files.filter((file) => !named.has(file))).toEqual([])
  expect(files.filter((file) => why(file) === 'no reason given')).toEqual([])
})

describeWithShared('the published schema', () => {
  test('accepts what is sent', () => {
    const check = ncipSchemaCheck()
    for (const { operation, of } of outgoingSamples) {
      const rendered = ncip.render(operation, of)
      if ('notSendable' in rendered) throw new Error(say(rendered.notSendable))
      for (const { content } of [rendered, ...(rendered.further ?? [])]) expect(check(content)).toEqual([])
    }
  })
})
