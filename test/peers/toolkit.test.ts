import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePair, type Pair } from '../e2e/ncip/setting.ts'
import { header, itemIdElement, message, requestIdElement } from '../partners/ncip/sample-messages.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { describeWithShared } from '../support/shared.ts'
import { ncipVersionCheck, type SchemaCheck } from '../support/xsd.ts'
import type { XmlPeer } from './serve-xml.ts'
import { unknownValueIn } from './toolkit-lists.ts'
import { type ReceivedCall, startToolkitResponder, unsupported } from './toolkit-responder.ts'

const versions = {
  '2.01': 'http://www.niso.org/schemas/ncip/v2_01/ncip_v2_01.xsd',
  '2.02': 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd',
} as const

const requestId = ({ text }: ReceivedCall) =>
  `<ns1:RequestId><ns1:RequestIdentifierValue>${text('RequestIdentifierValue')}</ns1:RequestIdentifierValue></ns1:RequestId>`
const userId = ({ text }: ReceivedCall) =>
  `<ns1:UserId><ns1:UserIdentifierValue>${text('UserIdentifierValue')}</ns1:UserIdentifierValue></ns1:UserId>`

/** Performs a service as the toolkit does. A connector with the services of the toolkit's own. */
const perform = (request: ReceivedCall): string => {
  const { service, text } = request
  switch (service) {
    case 'RequestItem':
      return `<ns1:RequestItemResponse>${requestId(request)}${userId(request)}<ns1:RequestType>${text('RequestType')}</ns1:RequestType><ns1:RequestScopeType>${text('RequestScopeType')}</ns1:RequestScopeType></ns1:RequestItemResponse>`
    case 'CancelRequestItem':
      return `<ns1:CancelRequestItemResponse>${requestId(request)}${userId(request)}</ns1:CancelRequestItemResponse>`
    case 'RenewItem':
      return '<ns1:RenewItemResponse><ns1:DateDue>2027-05-01T23:59:59Z</ns1:DateDue></ns1:RenewItemResponse>'
    case 'LookupAgency':
      return `<ns1:LookupAgencyResponse><ns1:AgencyId>${text('LookupAgency/ns:AgencyId')}</ns1:AgencyId><ns1:OrganizationNameInformation><ns1:OrganizationNameType>Translated Name</ns1:OrganizationNameType><ns1:OrganizationName>The lender</ns1:OrganizationName></ns1:OrganizationNameInformation></ns1:LookupAgencyResponse>`
    default:
      return unsupported(service)
  }
}

let gateway: WholeGateway
let checks: Readonly<Record<keyof typeof versions, SchemaCheck>>
const toolkits: XmlPeer[] = []
const pairs: Pair[] = []

const pairWith = async (
  validates: keyof typeof versions,
  connection: Readonly<Record<string, unknown>> = {},
): Promise<Pair> => {
  const toolkit = await startToolkitResponder({ check: checks[validates], perform })
  toolkits.push(toolkit)
  const made = await makePair(gateway, 'standard', {
    connection: {
      url: toolkit.url,
      version: versions[validates],
      timeout: 'PT30S',
      cancelSettledBy: 'response',
      takes: ['RequestItem', 'CancelRequestItem', 'RenewItem'],
      ...connection,
    },
  })
  pairs.push(made)
  return made
}

const wishes = {
  citation: {
    title: 'Easy money',
    author: 'Jones, Edward',
    identifiers: [{ type: 'ISBN', value: '9780131103627' }],
    recordIds: [{ type: 'OCLC', value: '12345' }],
  },
  service: { type: 'loan', note: 'Please hurry.', maximumCost: { amount: '10', currency: 'EUR' } },
}

describeWithShared(
  'a toolkit that validates against the schema of its version and compares codes with its lists',
  () => {
    beforeAll(async () => {
      checks = { '2.01': ncipVersionCheck('2.01'), '2.02': ncipVersionCheck('2.02') }
      gateway = await startWholeGateway()
    })
    afterAll(async () => {
      await Promise.all([...toolkits, ...pairs.map(({ lender }) => lender)].map((each) => each.stop()))
      await gateway.stop()
    })

    test.each(Object.keys(versions) as (keyof typeof versions)[])(
      '%s: takes a request, its renewal and its cancel; says who it is',
      async (version) => {
        const made = await pairWith(version)
        const checked = await made.call('POST', `/v1/partners/${made.partner}/check`, {})
        expect(checked).toMatchObject({ outcome: 'answered' })
        const loan = await made.borrow(wishes)
        const accepted = await made.reaches(loan, 'request_accepted')
        expect(accepted.attention.map(({ kind }) => kind)).toEqual(version === '2.01' ? ['not_sendable'] : [])
        if (version === '2.01')
          expect(accepted.attention[0]).toMatchObject({
            detail: { leftOut: true, reason: { text: expect.stringMatching(/the note.*the maximum cost/) } },
          })
        const shipped = await made.post(
          message(
            'ItemShipped',
            `${requestIdElement.replace('BORR-7K2MQ4X9-1', `${loan}-1`)}${itemIdElement}`,
            header(`XX-${made.partner}`, `XX-${made.library}`),
          ),
        )
        expect(shipped.status).toBe(200)
        await made.reaches(loan, 'shipped_physically')
        await made.command(loan, { type: 'receive' })
        await made.command(loan, { type: 'renew' })
        await made.reaches(loan, 'renewed_by_partner')

        const unwanted = await made.borrow()
        await made.reaches(unwanted, 'request_accepted')
        await made.command(unwanted, { type: 'cancel' })
        await made.reaches(unwanted, 'cancelled_by_staff')
      },
    )

    test('whose lists lack a value fails: no retry is offered, and staff read the innermost cause in one line', async () => {
      const vendor = { name: 'No lists', ncip: { schemes: false } }
      expect((await gateway.api('PUT', '/v1/vendors/no_lists', vendor)).status).toBe(201)
      const made = await pairWith('2.02', { profile: 'no_lists' })
      const number = await made.borrow()
      const failed = await made.reaches(number, 'send_failed')
      expect(failed.attention).toMatchObject([
        {
          kind: 'send_failed',
          detail: {
            reason: {
              text: expect.stringMatching(/^[^\n]*No match found for scheme 'null', value '[^\n]*$/),
            },
          },
        },
      ])
      expect(JSON.stringify(failed.attention)).not.toMatch(/Caused by|MappingException|\.java/)
      expect(failed.rota).toMatchObject([{ state: 'active' }])
    })

    test.each([
      'ItemShipped',
      'ItemReceived',
      'CancelRequestItem',
      'RecallItem',
      'ItemRequestUpdated',
      'ItemRenewed',
    ])('can read the answers to its %s, taken or refused', async (service) => {
      const made = await pairWith('2.02')
      const number = await made.borrow()
      await made.reaches(number, 'request_accepted')
      const from = header(`XX-${made.partner}`, `XX-${made.library}`)
      for (const id of [`${number}-1`, 'NOBODY-1']) {
        const about = `${requestIdElement.replace('BORR-7K2MQ4X9-1', id)}${itemIdElement}`
        const answer = await (await made.post(message(service, about, from))).text()
        expect(unknownValueIn(answer)).toBeUndefined()
        expect(checks['2.02'](answer)).toEqual([])
      }
    })
  },
)
