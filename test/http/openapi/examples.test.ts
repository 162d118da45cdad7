import { readFileSync, writeFileSync } from 'node:fs'
import { createSimulatedIls, type SimulatedIls } from '@lendwire/lender'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OpenIdRoles } from '../../../src/accounts/openid-settings.ts'
import type { Alarm } from '../../../src/alarms/alarm.ts'
import { instantOf } from '../../../src/borrowing/time.ts'
import { LibraryCode, PartnerCode } from '../../../src/borrowing/values.ts'
import { createRestoreRecord, restoreKey } from '../../../src/configuration/restore-record.ts'
import { createLinkSigner } from '../../../src/delivery/link-secrets.ts'
import type { RelayedRequest } from '../../../src/delivery/relay/relayed-request.ts'
import { examples } from '../../../src/http/openapi/examples/examples.ts'
import { samples } from '../../../src/http/openapi/examples/sample-values.ts'
import { signRecipient } from '../../../src/notices/recipient.ts'
import { reason } from '../../../src/translations/reason.ts'
import { formIdIn } from '../../support/answer-form.ts'
import { adminKey, startHttp, type TestGateway } from '../../support/http.ts'
import { type IdentityProvider, startIdentityProvider } from '../../support/identity-provider.ts'
import { letterAbout, linkIn } from '../../support/letters.ts'
import { createAnswerCheck } from '../../support/openapi/check-answer.ts'
import { type Document, type Operation, operationsOf } from '../../support/openapi/document.ts'
import { exampleOf } from '../../support/openapi/record-answer.ts'
import { runExample } from '../../support/openapi/run-example.ts'
import { type MailServer, startMailServer } from '../../support/smtp.ts'
import { type Receiver, startReceiver } from '../../webhooks/receiver.ts'
import { createVisitor, type Visitor } from '../accounts/visitor.ts'

const publicUrl = 'https://ill.example.org'
let gateway: TestGateway
let ils: SimulatedIls
let ilsUrl: string
let mailServer: MailServer
let provider: IdentityProvider
let receiver: Receiver
let visitor: Visitor
/** The query with which the identity provider sends a browser back. */
let query: string | undefined
/** The form of an answer page, filled in. */
let form: FormData | undefined
let document: Document
let operations: readonly Operation[]
let check: ReturnType<typeof createAnswerCheck>

/** The gateway's records for the values that examples name. */
const live = new Map<string, string>()

beforeAll(async () => {
  ils = createSimulatedIls({ users: [{ id: '4711', surname: 'Reader', givenName: 'Ann' }] })
  ;[mailServer, provider, receiver] = await Promise.all([
    startMailServer(),
    startIdentityProvider(`${publicUrl}/v1/sign-in/openid/callback`),
    startReceiver(),
  ])
  const roles = OpenIdRoles.parse([{ claim: 'groups', value: 'ill', role: 'staff', library: 'ABC' }])
  gateway = await startHttp({
    smtpUrl: mailServer.url,
    openId: { ...provider, roles, allowPrivateNetwork: true },
    publicUrl,
  })
  const alarm: Alarm = {
    id: samples.alarm,
    rule: 'partner-paused',
    kind: 'partner_paused',
    subject: 'NORDBY',
    partner: PartnerCode.parse('NORDBY'),
    facts: { partner: 'NORDBY', failures: 12 },
    since: instantOf(Date.UTC(2026, 0, 5)),
    raisedAt: instantOf(Date.UTC(2026, 0, 5)),
    overAt: null,
    acknowledged: null,
    notified: { email: null, webhook: null },
    notifiedOver: { email: null, webhook: null },
  }
  await gateway.store.putDocuments([{ kind: 'alarm', key: alarm.id, value: alarm, expectedVersion: 0 }])
  visitor = createVisitor(gateway)
  ilsUrl = await ils.start()
  document = JSON.parse((await gateway.call('GET', '/openapi.json', { key: null })).text)
  operations = operationsOf(document)
  check = createAnswerCheck(document)
})
afterAll(async () => {
  await gateway.close()
  await Promise.all([ils.stop(), mailServer.stop(), provider.stop(), receiver.close()])
})

const call = async (method: string, path: string, json?: unknown) => {
  const answer = await gateway.call(method, path, json === undefined ? {} : { json })
  expect(answer.status, `${method} ${path} ${answer.text}`).toBeLessThan(300)
  return answer
}

const createRequest = async (partner: string, more: object = {}): Promise<string> => {
  const json = { library: 'ABC', citation: { title: 'Kindred' }, service: { type: 'loan' }, rota: [partner] }
  const number = (await call('POST', '/v1/requests', { ...json, ...more })).words('number')
  const { status } = Object((await call('GET', `/v1/requests/${number}`)).json)
  if (status === 'pending_approval')
    await call('POST', `/v1/requests/${number}/commands`, { type: 'approve' })
  await call('POST', `/v1/requests/${number}/commands`, { type: 'send' })
  return number
}

/** Puts another document in the place of one that requests of the scene name, since it is to be deleted. */
const insteadOf = async (section: string, code: string, other: string): Promise<void> => {
  const stored = Object(Object(await gateway.call('GET', `/v1/${section}/${code}`)).json)
  await call('PUT', `/v1/${section}/${other}`, {
    ...stored,
    code: other,
    symbols: [{ type: 'ISIL', value: `NO-${other}` }],
    ...(section === 'partners' ? { inboundCredentials: [] } : {}),
  })
  live.set(code, other)
}

const letterLink = async (number: string): Promise<string> => {
  await gateway.deliver()
  return linkIn(await letterAbout(mailServer, number, ''))
}

/** Returns mails in the review list, the newest first. */
const reviewed = async (): Promise<string> =>
  (await call('GET', '/v1/messages?state=review')).words('items', 0, 'id')

const takeMail = (subject: string) =>
  gateway.call('POST', '/email/inbound', {
    key: 'a-token-of-the-mail-server-2026',
    headers: { 'content-type': 'message/rfc822' },
    body: `From: a@nordby.example.org\r\nMessage-ID: <${subject}@nordby.example.org>\r\nSubject: ${subject}\r\n\r\nHello.\r\n`,
  })

/** Signs a person in at the identity provider; returns the query with which the browser is sent back. */
const comeFromProvider = async (sub: string, email: string): Promise<string> => {
  provider.become({ sub, email, email_verified: true, name: 'Anna', groups: ['ill'] })
  const started = await visitor.call('GET', '/v1/sign-in/openid')
  return new URL(await provider.pass(started.headers.get('location') ?? '')).search
}

/** Puts a request that waits for the lending system of the library, with a message that could not be passed on. */
const putRelayed = async (): Promise<unknown> => {
  const at = instantOf(Date.UTC(2026, 0, 5, 9))
  const value: RelayedRequest = {
    id: samples.relayed,
    library: LibraryCode.parse('ABC'),
    requester: PartnerCode.parse('NORDBY'),
    system: PartnerCode.parse('LMS'),
    requestId: 'NORDBY-1',
    requestingAgency: 'ISIL:NO-NORDBY',
    supplyingAgency: 'ISIL:NO-ABC',
    ...{ systemId: null, status: null, shippedAt: null, items: [], createdAt: at, changedAt: at },
    messages: [
      {
        ...{
          id: samples.relayedMessage,
          to: 'system',
          kind: 'request',
          summary: 'request New',
          isOwn: false,
        },
        ...{ receivedAt: at, bytes: 'a', content: 'b', state: 'dead', attempts: 1, dueAt: at },
        ...{ possiblyTaken: true, error: reason('failure.http_failed', { status: 502 }), settledAt: at },
        ...{ isConfirmed: true, reply: null },
      },
    ],
  }
  return gateway.store.putDocuments([
    { kind: 'relayed_request', key: value.id, value, expectedVersion: null },
  ])
}

/** The steps before an example is called. */
const before: Readonly<Record<string, () => Promise<unknown>>> = {
  lookUpPatron: () => call('PUT', '/v1/libraries/ABC/ils', { url: ilsUrl, allowPrivateNetwork: true }),
  createRequestByOpenUrl: async () => {
    const { items } = Object((await call('GET', '/v1/requests')).json)
    live.set(samples.request, items[0].number)
    await call('DELETE', '/v1/libraries/ABC/ils')
  },
  getBulkJob: async () => {
    live.set(samples.job, (await call('GET', '/v1/requests/bulk/jobs')).words('items', 0, 'id'))
  },
  matchParcel: async () => {
    live.set(samples.parcel, (await call('GET', '/v1/parcels')).words('items', 0, 'id'))
    live.set(samples.request, await createRequest('NORDBY'))
  },
  removeParcel: async () => {
    const made = await call('POST', '/v1/parcels', { library: 'ABC', lender: 'NORDBY' })
    live.set(samples.parcel, made.words('id'))
  },
  listRelayedRequests: putRelayed,
  dropRelayedMessage: putRelayed,
  getReturnSlip: async () => {
    const number = live.get(samples.request)
    for (const command of [
      { type: 'record_partner_event', event: { type: 'shipped', items: [{ barcode: '31111' }] } },
      { type: 'receive' },
      { type: 'return' },
    ])
      await call('POST', `/v1/requests/${number}/commands`, command)
  },
  attachFile: async () =>
    live.set(samples.request, await createRequest('NORDBY', { service: { type: 'copy' } })),
  receiveISO18626FromPartner: async () => live.set(samples.request, await createRequest('NORDBY')),
  receiveNCIPFromPartner: () =>
    call('PUT', '/v1/partners/SOLVIK', {
      name: 'Solvik Library',
      symbols: [{ type: 'ISIL', value: 'SOLVIK' }],
      connection: { protocol: 'ncip', url: 'https://ill.solvik.example.org/ncip' },
      inboundCredentials: [
        { kind: 'bearer', token: 'a-token-of-solvik-that-is-long' },
        { kind: 'path', secret: samples.partnerSecret },
      ],
    }),
  receiveFromIls: () =>
    call('PUT', '/v1/libraries/ABC/ils', {
      url: 'https://ils.example.org/ncip',
      inboundCredentials: [
        { kind: 'bearer', token: 'a-token-of-the-library-system' },
        { kind: 'path', secret: samples.ilsSecret },
      ],
    }),
  listMessages: async () => live.set(samples.review, await reviewed()),
  dismissMessage: async () => {
    await takeMail('Books')
    live.set(samples.review, await reviewed())
  },
  reprocessMessage: async () => {
    await takeMail('More')
    live.set(samples.message, await reviewed())
  },
  listDeliveries: async () => {
    await gateway.makePartner('ROKBY')
    await createRequest('ROKBY')
    await gateway.deliver()
    const { json } = await call('GET', '/v1/deliveries?state=dead')
    live.set(samples.delivery, Object(json).items[0].id)
  },
  sendTestLetter: () =>
    call('PUT', '/v1/partners/OSTBY', {
      name: 'Østby Library',
      symbols: [{ type: 'ISIL', value: 'OSTBY' }],
      connection: { protocol: 'email', address: 'ill@ostby.example.org' },
    }),
  previewLetter: () =>
    call('PUT', '/v1/partners/OSTBY', {
      name: 'Østby Library',
      symbols: [{ type: 'ISIL', value: 'NO-OSTBY' }],
      connection: { protocol: 'email', address: 'ill@ostby.example.org' },
    }),
  showAnswerPage: async () => {
    const link = await letterLink(await createRequest('OSTBY', { service: { type: 'copy' } }))
    live.set(samples.answerToken, link.split('/respond/')[1] ?? '')
  },
  answerByLink: async () => {
    const path = `/respond/${live.get(samples.answerToken)}`
    form = new FormData()
    form.set('form', formIdIn((await gateway.call('GET', path, { key: null })).text))
    form.set('answer', 'will_supply')
  },
  showUnsubscribePage: async () => {
    const recipient = { library: LibraryCode.parse('ABC'), pseudonym: '4f0b8c1d92e35a6740f1c8d2b9e6a735' }
    live.set(samples.noticeToken, await signRecipient(recipient, createLinkSigner(gateway.store)))
  },
  getSession: () => visitor.signIn('anna@library.example.org', samples.password),
  getFile: async () => {
    const link = await letterLink(
      await createRequest('OSTBY', { service: { type: 'copy', form: 'digital' } }),
    )
    const path = new URL(link).pathname
    const body = new FormData()
    body.set('form', formIdIn((await gateway.call('GET', path, { key: null })).text))
    body.set('answer', 'shipped')
    body.set('shipped.file', new File(['%PDF-1.4\n%%EOF\n'], 'article.pdf', { type: 'application/pdf' }))
    const sent = await fetch(gateway.url + path, { method: 'POST', body, redirect: 'manual' })
    expect(sent.status, await sent.text()).toBe(303)
    const { items } = Object((await call('GET', '/v1/requests?limit=1')).json)
    const { text } = await call('GET', `/v1/requests/${items[0].number}`)
    live.set(samples.fileToken, /\/files\/([0-9a-f]{64})/.exec(text)?.[1] ?? '')
  },
  createWebhookSecret: () =>
    call('PUT', '/v1/webhooks/ils', { library: 'ABC', url: receiver.url, allowPrivateNetwork: true }),
  resendWebhookEvent: async () => {
    const { items } = Object((await call('GET', '/v1/events?library=ABC')).json)
    live.set(samples.event, items[0].id).set(samples.cursor, items[0].cursor)
  },
  getKey: async () => {
    const { json } = await call('GET', '/v1/keys')
    live.set(
      samples.key,
      Object(json).items.find(({ name }: { name: string }) => name === 'Library system').id,
    )
  },
  deleteKey: async () => {
    const made = await call('POST', '/v1/keys', { name: 'Another', role: 'system', library: 'ABC' })
    live.set(samples.key, made.words('settings', 'id'))
  },
  inviteUser: async () => {
    const { json } = await call('GET', '/v1/users')
    live.set(samples.user, Object(json).items[0].id)
  },
  setPassword: async () => {
    const user = live.get(samples.user) ?? ''
    const stored = await gateway.store.getDocument('user', user)
    expect(stored).not.toBeNull()
    const [mail] = mailServer.mails.filter(({ to }) => to.includes('anna@library.example.org')).slice(-1)
    const text = (mail?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
    live.set(samples.token, /#token=([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '')
  },
  finishOpenIdSignIn: async () => {
    query = (await comeFromProvider('anna', 'anna.lund@example.org')).slice(1)
  },
  linkOpenIdIdentity: async () => {
    const answer = await comeFromProvider('alund', 'anna@library.example.org')
    await visitor.call('GET', `/v1/sign-in/openid/callback${answer}`)
  },
  decideRefusedIdentity: async () => {
    live.set(samples.issuer, provider.issuer)
    const answer = await comeFromProvider('alund2', 'anna@library.example.org')
    await visitor.call('GET', `/v1/sign-in/openid/callback${answer}`)
  },
  deleteRotaTemplate: () => call('PUT', '/v1/rota-rules', { rules: [] }),
  deletePartner: () => insteadOf('partners', 'NORDBY', 'UNUSED'),
  deleteLibrary: () => insteadOf('libraries', 'ABC', 'EMPTY'),
  getRestore: async () => {
    for (const code of ['NORDBY', 'ABC']) live.delete(code)
    await createRequest('NORDBY')
    const value = createRestoreRecord(instantOf(gateway.time()), 'lendwire.backup')
    await gateway.store.putDocuments([{ kind: 'setting', key: restoreKey, value, expectedVersion: null }])
  },
}

/** Returns the headers of a browser in which a person has signed in. */
const browserHeaders = async (): Promise<Readonly<Record<string, string>>> => {
  const cookie = [...visitor.cookies()].map(([name, value]) => `${name}=${value}`).join('; ')
  const session = await visitor.call('GET', '/v1/session')
  return { cookie, origin: publicUrl, 'x-csrf-token': String(session.at('csrfToken') ?? '') }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** The credentials of calls that are not made with an API key. */
const credentials: Readonly<
  Record<string, () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>>
> = {
  ...Object.fromEntries(
    ['receiveISO18626FromPartner', 'receiveISO18626FromAnyPartner'].map((id) => [
      id,
      () => bearer('a-token-of-nordby-that-is-long'),
    ]),
  ),
  ...Object.fromEntries(
    ['receiveNCIPFromPartner', 'receiveNCIPFromAnyPartner'].map((id) => [
      id,
      () => bearer('a-token-of-solvik-that-is-long'),
    ]),
  ),
  receiveFromIls: () => bearer('a-token-of-the-library-system'),
  receiveMail: () => bearer('a-token-of-the-mail-server-2026'),
  getSession: browserHeaders,
  getSecondFactors: browserHeaders,
  startFactorChange: browserHeaders,
  changeSecondFactors: browserHeaders,
  changePassword: browserHeaders,
  signOut: browserHeaders,
  finishOpenIdSignIn: browserHeaders,
  linkOpenIdIdentity: browserHeaders,
}

/** The answers as examples show them, by the id of their operation. */
const received: Record<string, unknown> = {}

const inOrder = Object.entries(examples)

describe('the examples of the API', () => {
  test('exist for every operation', () => {
    expect(Object.keys(examples).toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
  })

  test.each(inOrder)('%s', async (id, example) => {
    const operation = operations.find((each) => each.id === id)
    if (operation === undefined) throw new Error(`there is no operation ${id}`)
    await before[id]?.()
    const headers = (await credentials[id]?.()) ?? (operation.isOpen ? {} : bearer(adminKey))
    const answer = await runExample(operation, example, { url: gateway.url, headers, live, query, form })
    query = form = undefined
    expect(answer.status, answer.text).toBe(example.status)
    expect(check(operation, answer)).toEqual([])
    const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
    if (answer.status < 300 && /json$|xml$|csv$|plain$/.test(type)) received[id] = exampleOf(answer, live)
  })

  test('of answers are as their schemas have them now: LENDWIRE_RECORD=1 writes what this test got', () => {
    const path = new URL('../../../src/http/openapi/examples/answers.json', import.meta.url)
    const recorded: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(path, 'utf8'))
    const faultsOf = (operation: Operation): readonly string[] => {
      const json = recorded[operation.id]
      if (typeof json !== 'object') return []
      const headers = new Headers({ 'x-request-id': 'test', 'content-type': 'application/json' })
      const status = examples[operation.id]?.status ?? 200
      return check(operation, { status, headers, text: JSON.stringify(json), json })
    }
    const stale = operations.filter((operation) => faultsOf(operation).length > 0).map(({ id }) => id)
    const gone = Object.keys(recorded).filter((id) => !(id in received))
    if (process.env.LENDWIRE_RECORD === undefined) {
      expect([...stale, ...gone]).toEqual([])
      return
    }
    // What still fits stays as it is: values differ with each run.
    const kept = Object.entries(received).map(([id, answer]) => [
      id,
      stale.includes(id) ? answer : (recorded[id] ?? answer),
    ])
    writeFileSync(path, `${JSON.stringify(Object.fromEntries(kept), null, 1)}\n`)
  })
})
