import { problemsOf, readNcip } from 'node-ncip'
import { describe, expect, test } from 'vitest'
import type { Library } from '../../../src/borrowing/library.ts'
import type { Incoming } from '../../../src/partners/incoming-message.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import type { Protocol } from '../../../src/partners/protocol.ts'
import { bytes, requestId } from '../sample-request.ts'
import { translated } from '../translated.ts'
import {
  header,
  itemIdElement,
  library,
  message,
  partner,
  read,
  readPartnerMessage,
  requestIdElement,
  userIdElement,
  valid,
} from './sample-messages.ts'

const cancelled = message(
  'ItemRequestCancelled',
  `${userIdElement}${requestIdElement}<RequestType>Loan</RequestType>`,
)
const rejection = message(
  'CancelRequestItem',
  `${userIdElement}${requestIdElement}<RequestType>Loan</RequestType>`,
)
const recall = message('RecallItem', itemIdElement())

const replyOf = (incoming: Incoming): string =>
  incoming.kind === 'message'
    ? translated(ncip, incoming).answer({ kind: 'taken' }).content
    : incoming.kind === 'rejected'
      ? incoming.reply.content
      : ''

describe('the header of a message', () => {
  test('a message names its sender and its request', () => {
    expect(readPartnerMessage(cancelled)).toMatchObject({
      summary: 'ItemRequestCancelled',
      requestId,
      partnerReference: undefined,
      supplyingAgency: { type: 'ISIL', value: 'XX-LEND' },
      notes: [],
    })
  })

  test('the item stands for a request that is not named; the lender’s own id for one that is', () => {
    expect(readPartnerMessage(recall)).toMatchObject({ requestId: undefined, partnerReference: 'L-1001' })
    expect(
      readPartnerMessage(message('RecallItem', itemIdElement('A;B')), partner({ profile: 'nncipp' })),
    ).toMatchObject({
      partnerReference: 'A',
    })
    expect(readPartnerMessage(cancelled.replace(requestId, 'their-7'))).toMatchObject({
      requestId: 'their-7',
      partnerReference: 'their-7',
    })
  })

  test('without a header, it comes from nobody, and is accepted', () => {
    const incoming = readPartnerMessage(message('RecallItem', itemIdElement(), ''))
    expect(incoming.supplyingAgency).toBeUndefined()
    valid(incoming.answer({ kind: 'taken' }).content)
  })

  test('a missing element that the schema requires and nobody needs is noted, not refused', () => {
    const incoming = readPartnerMessage(message('ItemShipped', requestIdElement, ''))
    expect(incoming.notes).toEqual([
      expect.stringContaining('ItemShipped/DateShipped: '),
      expect.stringContaining('ItemShipped/ShippingInformation: '),
    ])
    expect(problemsOf(valid(incoming.answer({ kind: 'taken' }).content))).toEqual([])
  })

  test('its fingerprint is that of its content, but for what its sender shows', () => {
    const shown = (secret: string) =>
      readPartnerMessage(
        recall.replace(
          '</FromAgencyId>',
          `</FromAgencyId><FromAgencyAuthentication>${secret}</FromAgencyAuthentication>`,
        ),
      ).contentForFingerprint
    expect(shown('one')).toBe(shown('other'))
    expect(shown('one')).toBe(readPartnerMessage(recall).contentForFingerprint)
    expect(readPartnerMessage(recall).contentForFingerprint).not.toBe(
      readPartnerMessage(message('RecallItem', itemIdElement('L-1002'))).contentForFingerprint,
    )
    expect(readPartnerMessage(recall).repeatWithin).toBe(300_000)
  })
})

describe('answers', () => {
  test.each([
    ['ItemRequestCancelled', cancelled, {}],
    [
      'CancelRequestItem',
      rejection,
      { RequestId: { RequestIdentifierValue: requestId }, UserId: { UserIdentifierValue: 'XX-BORR' } },
    ],
    ['RecallItem', recall, { ItemId: { ItemIdentifierValue: 'L-1001' } }],
    ['ItemRenewed', message('ItemRenewed', `${itemIdElement()}<DateDue>2027-01-15T22:59:59Z</DateDue>`), {}],
    ['ItemRequestUpdated', message('ItemRequestUpdated', requestIdElement), {}],
  ])('%s is answered with its response, the agencies turned round', (kind, xml, expected) => {
    const { status, contentType, content } = readPartnerMessage(xml).answer({ kind: 'taken' })
    expect({ status, contentType }).toEqual({ status: 200, contentType: 'application/xml; charset="utf-8"' })
    const answer = valid(content)
    expect(problemsOf(answer)).toEqual([])
    expect(answer).toMatchObject({
      kind: `${kind}Response`,
      body: {
        ResponseHeader: {
          FromAgencyId: { AgencyId: { value: 'XX-BORR' } },
          ToAgencyId: { AgencyId: { value: 'XX-LEND' } },
        },
        ...expected,
      },
    })
  })

  test.each([
    ['http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd'],
    ['http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd'],
    ['2.01'],
  ])('the version %s is answered with itself', (version) => {
    const xml = cancelled.replace(/ncip:version="[^"]+"/, `ncip:version="${version}"`)
    expect(readNcip(replyOf(read(xml))).version).toBe(version)
  })

  test('the prefix is the profile’s', () => {
    expect(replyOf(read(cancelled, partner({ profile: 'nncipp' })))).toContain(
      '<ns1:ItemRequestCancelledResponse>',
    )
    expect(replyOf(read(cancelled))).toContain('<ncip:ItemRequestCancelledResponse>')
  })

  test('verdicts have the standard’s types', () => {
    const answer = (xml: string, kind: 'unknown_request' | 'wrong_agency') =>
      problemsOf(valid(readPartnerMessage(xml).answer({ kind, path: '', value: '' }).content))
    expect(answer(cancelled, 'unknown_request')).toMatchObject([
      {
        type: 'Unknown Request',
        scheme: expect.stringMatching(/\/cancelrequestitemprocessingerror\.scm$/),
        element: 'RequestIdentifierValue',
        value: requestId,
      },
    ])
    expect(answer(recall, 'unknown_request')).toMatchObject([
      { type: 'Unknown Item', element: 'ItemIdentifierValue', value: 'L-1001' },
    ])
    expect(answer(recall, 'wrong_agency')).toMatchObject([
      {
        type: 'Unknown Agency',
        scheme: expect.stringMatching(/\/generalprocessingerror\.scm$/),
        element: 'FromAgencyId',
        value: 'XX-LEND',
      },
    ])
  })
})

describe('messages that cannot be processed', () => {
  test('an unknown service of a very long name makes no long Problem', () => {
    const [problem] = problemsOf(valid(replyOf(read(message('N'.repeat(100_000), '')))))
    expect(problem?.element).toBe(`${'N'.repeat(199)}…`)
  })

  test.each<[string, string, string]>([
    [
      'a request to lend',
      message('RequestItem', `${userIdElement}${itemIdElement()}`),
      'Unsupported Service',
    ],
    ['a service of another trade', message('CreateUser', ''), 'Unsupported Service'],
    ['an unknown service', message('Nonsense', ''), 'Unknown Service'],
    [
      'two messages',
      cancelled.replace('</NCIPMessage>', '<ItemReceived/></NCIPMessage>'),
      'Invalid Message Syntax Error',
    ],
    ['a response', message('RenewItemResponse', ''), 'Protocol Error'],
    ['a Problem', message('Problem', '', '<ProblemType>x</ProblemType>'), 'Protocol Error'],
    [
      'nobody’s shipment',
      message('ItemShipped', '<DateShipped>2026-11-24T13:00:00Z</DateShipped>'),
      'Needed Data Missing',
    ],
    ['an empty item id', message('RecallItem', itemIdElement(' ')), 'Needed Data Missing'],
  ])('%s: a Problem', (_, xml, type) => {
    const incoming = read(xml)
    if (incoming.kind !== 'rejected') throw new Error(incoming.kind)
    expect(incoming.reply.status).toBe(200)
    expect(problemsOf(valid(incoming.reply.content)).map((each) => each.type)).toEqual([type])
    expect(incoming.reason).toContain(type)
  })

  test.each(['', 'x', '<x/>', '<ISO18626Message/>', '<NCIPMessage>'])('%j is no NCIP', (xml) => {
    expect(read(xml).kind).toBe('unreadable')
  })

  test('a DOCTYPE is dropped, and one that declares anything refused', () => {
    expect(read(`<!DOCTYPE NCIPMessage>${recall}`).kind).toBe('message')
    expect(read(`<!DOCTYPE NCIPMessage [<!ENTITY e "x">]>${recall}`).kind).toBe('unreadable')
  })
})

describe('version 1', () => {
  const agency = (value: string) =>
    `<UniqueAgencyId><Scheme>Our agencies</Scheme><Value>${value}</Value></UniqueAgencyId>`
  const one = (kind: string, content: string) =>
    `<NCIPMessage version="http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd"><${kind}><InitiationHeader><FromAgencyId>${agency('XX-LEND')}</FromAgencyId><ToAgencyId>${agency('XX-BORR')}</ToAgencyId></InitiationHeader>${content}</${kind}></NCIPMessage>`
  const item = `<UniqueItemId>${agency('XX-LEND')}<ItemIdentifierValue>L-1001</ItemIdentifierValue></UniqueItemId>`
  const request = `<UniqueRequestId>${agency('XX-BORR')}<RequestIdentifierValue>${requestId}</RequestIdentifierValue></UniqueRequestId>`
  const user = `<UniqueUserId>${agency('XX-BORR')}<UserIdentifierValue>U</UserIdentifierValue></UniqueUserId>`
  const type = '<RequestType><Scheme/><Value>Loan</Value></RequestType>'

  test.each([
    ['RecallItem', item],
    ['CancelRequestItem', `${user}${request}${type}`],
    ['ItemRequestCancelled', `${user}${request}${type}`],
    ['ItemReceived', `${item}${request}<DateReceived>2026-11-24T13:00:00Z</DateReceived>`],
    ['RequestItem', `${user}${item}${type}`],
  ])('%s is answered in version 1', (kind, content) => {
    const incoming = read(one(kind, content))
    for (const xml of incoming.kind === 'message'
      ? (['taken', 'unknown_request'] as const).map(
          (verdict) => translated(ncip, incoming).answer({ kind: verdict, path: '', value: '' }).content,
        )
      : [replyOf(incoming)]) {
      expect(valid(xml)).toMatchObject({ edition: '1', kind: `${kind}Response` })
      expect(xml).toContain('<Scheme>Our agencies</Scheme><Value>XX-BORR</Value>')
    }
  })

  test('its header names who sends it', () => {
    expect(ncip.sender(bytes(one('RecallItem', item)))).toEqual({ value: 'XX-LEND' })
    expect(readPartnerMessage(one('RecallItem', item)).supplyingAgency).toEqual({
      type: 'ISIL',
      value: 'XX-LEND',
    })
  })
})

describe('the sender of a message', () => {
  test('the agency, or its institution', () => {
    expect(ncip.sender(bytes(recall))).toEqual({ value: 'XX-LEND' })
    expect(ncip.sender(bytes(message('RecallItem', '', header('INST||LIB'))))).toEqual({ value: 'INST' })
    expect(ncip.sender(bytes('x'))).toBeUndefined()
    expect(ncip.sender(bytes(message('RecallItem', '', '')))).toBeUndefined()
  })

  test('a stranger’s agency is its own', () => {
    expect(
      readPartnerMessage(message('RecallItem', itemIdElement(), header('XX-OTHER'))).supplyingAgency,
    ).toEqual({
      value: 'XX-OTHER',
    })
    const broker = partner({}, { answersFor: [{ type: 'ISIL', value: 'XX-OTHER' }] })
    expect(
      readPartnerMessage(message('RecallItem', itemIdElement(), header('xx-other')), broker).supplyingAgency,
    ).toEqual({
      type: 'ISIL',
      value: 'XX-OTHER',
    })
  })

  test('the credentials of its sender', () => {
    const shown = recall.replace(
      '</FromAgencyId>',
      '</FromAgencyId><FromAgencyAuthentication> secret </FromAgencyAuthentication>',
    )
    expect(ncip.authentication?.(bytes(shown))).toBe('secret')
    expect(ncip.authentication?.(bytes(recall))).toBeUndefined()
    expect(ncip.authentication?.(bytes('<x'))).toBeUndefined()
  })
})

describe('LookupAgency', () => {
  const ask = (agency: string) => {
    const incoming = read(
      message('LookupAgency', `<AgencyId>${agency}</AgencyId><AgencyElementType>x</AgencyElementType>`),
    )
    if (incoming.kind !== 'agency_question') throw new Error(incoming.kind)
    return incoming
  }

  const erased: Protocol = ncip
  const answerTo = (agency: string, verdict: Library | 'wrong_agency' | undefined): string =>
    erased.questions?.answerAgency(ask(agency), verdict).content ?? ''

  test('is about a library, by any of its agency ids', () => {
    for (const agency of ['XX-BORR', '47BORR_INST||MAIN', '47BORR_INST'])
      expect(ncip.isAgencyOf(library, ask(agency).agency)).toBe(true)
    expect(ncip.isAgencyOf(library, ask('XX-LEND').agency)).toBe(false)
  })

  test('is answered with the agency, or with a Problem', () => {
    expect(valid(answerTo('XX-BORR', library))).toMatchObject({
      kind: 'LookupAgencyResponse',
      body: { AgencyId: { value: 'XX-BORR' }, AgencyAddressInformation: [{ PhysicalAddress: {} }] },
    })
    for (const verdict of ['wrong_agency', undefined] as const)
      expect(problemsOf(valid(answerTo('XX-BORR', verdict)))).toMatchObject([{ type: 'Unknown Agency' }])
  })
})

describe('secrets in what is kept', () => {
  const redacted = (xml: string): string => new TextDecoder().decode(ncip.redact?.(bytes(xml)))

  test.each([
    ['<n:FromAgencyAuthentication>secret</n:FromAgencyAuthentication>'],
    ['<FromSystemAuthentication a="b">secret</FromSystemAuthentication>'],
    ['<FromSystemAuthentication><![CDATA[secret]]></FromSystemAuthentication>'],
    ['<AuthenticationInputData>secret</AuthenticationInputData>'],
    ['<FromAgencyAuthentication>secret'],
  ])('%s', (xml) => {
    expect(redacted(`<é>${xml}`)).not.toContain('secret')
    expect(redacted(`<é>${xml}`)).toContain('********')
    expect(redacted(`<é>${xml}`)).toMatch(/^<é>/)
  })

  test('all else stays', () => {
    for (const xml of [recall, '<FromAgencyAuthentication/>kept</x>', '<FromAgencyAuthentication />kept</x>'])
      expect(redacted(xml)).toBe(xml)
    const broken = Uint8Array.from([0xff, 0xfe, 0x3c])
    expect(ncip.redact?.(broken)).toBe(broken)
  })
})
