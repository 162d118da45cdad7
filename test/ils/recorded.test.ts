import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { IlsCall } from '../../src/borrowing/local-answers/ils-call.ts'
import { Instant } from '../../src/borrowing/values.ts'
import { ncipIls } from '../../src/ils/entry.ts'
import { reason, textReason } from '../../src/translations/reason.ts'
import { describeWithShared, sharedPath } from '../support/shared.ts'

const folder = sharedPath('interop', 'ncip', 'live')
const now = Instant.parse('2026-11-27T10:00:00.000Z')
const read = (name: string, part: 'request' | 'response') =>
  readFileSync(`${folder}/${name}.${part}.xml`, 'utf8')
const answer = (name: string) => ({
  status: 200,
  contentType: 'application/xml',
  body: new TextEncoder().encode(read(name, 'response')),
})

test('the title of an item is read where ncip-server has it, with a bare &', () => {
  // As ncip-server (18a5150) answered on 2 December 2026.
  const body = new TextEncoder().encode(
    '<NCIPMessage version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd" xmlns="http://www.niso.org/2008/ncip"><LookupItemResponse><ItemId><ItemIdentifierValue>03010000002</ItemIdentifierValue></ItemId><UserOptionalFields><CirculationStatus>Checked In </CirculationStatus><BibliographicDescription><Title>Our own atlas & maps</Title></BibliographicDescription></UserOptionalFields></LookupItemResponse></NCIPMessage>',
  )
  expect(ncipIls.readItem({ status: 200, contentType: 'text/html', body })).toEqual({
    kind: 'there',
    title: 'Our own atlas & maps',
  })
})

// As ncip-server 18a5150 answers for a card that has expired: its state is “Ok” all the same.
test.each([
  [['2020-01-01T23:59:00'], 'blocked'],
  [['2026-11-25'], 'blocked'],
  [['2026-11-25', '2027-11-25'], 'found'],
  [['2027-11-25T23:59:00'], 'found'],
  [['05.11.2020'], 'found'],
  [[], 'found'],
])('a card whose validity ends on %s is %s', (ends, kind) => {
  const privileges = ['PROFILE', ...ends].map(
    (end) =>
      `<UserPrivilege><AgencyUserPrivilegeType>STATUS</AgencyUserPrivilegeType>${end === 'PROFILE' ? '' : `<ValidToDate>${end}</ValidToDate>`}<UserPrivilegeStatus><UserPrivilegeStatusType>Ok</UserPrivilegeStatusType></UserPrivilegeStatus></UserPrivilege>`,
  )
  const body = `<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd"><LookupUserResponse><UserOptionalFields>${privileges.join('')}</UserOptionalFields></LookupUserResponse></NCIPMessage>`
  expect(
    ncipIls.readUser({ status: 200, contentType: 'text/html', body: new TextEncoder().encode(body) }, now),
  ).toMatchObject({ kind })
})

describeWithShared('answers of running systems', () => {
  const meaning = (call: IlsCall, name: string) =>
    ncipIls.readReply(call, answer(name), read(name, 'request'))

  test.each([
    ['check_in_item', 'koha-ncip-server-checkinitem-0004'],
    ['delete_item', 'koha-ncip-server-deleteitem-0005'],
  ] as const)('%s: an unknown item that the answer does not name is not done', (call, name) => {
    expect(meaning(call, name)).toMatchObject({
      kind: 'refused',
      reason: { params: { text: expect.stringMatching(/^Unknown Item/) } },
      isUnknown: true,
    })
  })

  test('a hold that Koha does not know is not cancelled', () => {
    expect(meaning('cancel_request_item', 'koha-ncip-server-cancelrequestitem-0021')).toEqual({
      kind: 'refused',
      reason: textReason('Unknown Request: Request is not known.: RequestIdentifierValue'),
      isDuplicate: false,
      isUnknown: false,
    })
  })

  test('a pickup location that Koha does not know is refused in its words', () => {
    expect(meaning('accept_item', 'koha-ncip-server-acceptitem-0018')).toMatchObject({
      kind: 'refused',
      reason: {
        code: 'text',
        params: { text: expect.stringContaining('PickupLocation must match a Koha branchcode') },
      },
    })
  })

  test('"It works!" is no answer, and the reason names the call', () => {
    expect(meaning('accept_item', 'koha-ncip-server-acceptitem-0002')).toEqual({
      kind: 'unclear',
      reason: {
        code: 'reply.because.not_understood',
        params: {
          reason: reason('reply.expected', {
            expected: 'AcceptItemResponse',
            came: reason('reply.came.words', { words: 'It works!' }),
          }),
        },
      },
    })
  })

  test.each([
    ['koha-ncip-server-lookupuser-0006', { kind: 'unclear' }],
    ['koha-ncip-server-lookupuser-0011', { kind: 'unknown' }],
    ['koha-ncip-server-lookupuser-0014', { kind: 'wrong_pin' }],
    ['xc-toolkit-2.02-lookupuser-0012', { kind: 'found' }],
  ])('%s: an unknown patron is one that the system does not know', (name, expected) => {
    expect(ncipIls.readUser(answer(name), now)).toMatchObject(expected)
  })

  test('a failure within the system is read to its innermost cause, without the stack trace', () => {
    const read = meaning('accept_item', 'xc-toolkit-2.02-acceptitem-0007')
    expect(read).toMatchObject({
      reason: {
        params: {
          text: expect.stringMatching(/No match found for scheme 'null', value 'In Library Use Only'/),
        },
      },
    })
    expect(JSON.stringify(read)).not.toMatch(/stack trace|MappingException|\\n/)
  })
})

test('a hold is cancelled by the id that the system gave it, where the dialect says so', () => {
  const content = responseOf(
    'AcceptItemResponse',
    '<RequestId><RequestIdentifierValue>77</RequestIdentifierValue></RequestId>',
  )
  expect(ncipIls.readReply('accept_item', content, accept('OWN-1'))).toEqual({
    kind: 'done',
    id: undefined,
    holdId: '77',
  })
  expect(ncipIls.readReply('accept_item', content, accept('77'))).toEqual({ kind: 'done', id: undefined })
  const barcode = responseOf(
    'AcceptItemResponse',
    '<RequestId><RequestIdentifierValue>B-1</RequestIdentifierValue></RequestId><ItemId><ItemIdentifierValue>B-1</ItemIdentifierValue></ItemId>',
  )
  expect(ncipIls.readReply('accept_item', barcode, accept('OWN-1'))).toEqual({ kind: 'done', id: 'B-1' })
})

test('a Problem without words names the call, what was expected and what came', () => {
  const silent = responseOf('AcceptItemResponse', '<Problem><ProblemType/></Problem>')
  expect(ncipIls.readReply('accept_item', silent, accept('OWN-1'))).toMatchObject({
    kind: 'refused',
    reason: reason('reply.expected', {
      expected: reason('reply.what.no_problem', { service: 'AcceptItem' }),
      came: textReason('a Problem without words'),
    }),
  })
})

const ncip = (body: string) =>
  `<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd">${body}</NCIPMessage>`
const accept = (id: string) =>
  ncip(
    `<AcceptItem><RequestId><RequestIdentifierValue>${id}</RequestIdentifierValue></RequestId></AcceptItem>`,
  )
const responseOf = (kind: string, body: string) => ({
  status: 200,
  contentType: 'application/xml',
  body: new TextEncoder().encode(ncip(`<${kind}>${body}</${kind}>`)),
})
