import { expect } from 'vitest'
import { Alarm } from '../../../src/alarms/alarm.ts'
import { instantOf } from '../../../src/borrowing/time.ts'
import { LibraryCode, RequestNumber } from '../../../src/borrowing/values.ts'
import { keepDeclaration } from '../../../src/delivery/copyright/declaration-records.ts'
import { MailboxCode } from '../../../src/partners/mailbox.ts'
import type { StoreRecord } from '../../../src/store/ports/transfer.ts'
import { readPages } from '../../../src/store/transfer/store-summary.ts'
import type { TestGateway } from '../../support/http.ts'
import { requestMessage, supplierMessage } from '../messages.ts'
import { command, makeRequest } from '../scene.ts'

/** The ids of everything that a library has. */
export type LibraryRecords = {
  readonly library: string
  readonly number: string
  /** A mail in the library's own mailbox, with an attachment. */
  readonly message: string
  readonly delivery: string
  readonly key: string
  readonly user: string
  readonly patron: string
  readonly view: string
  readonly webhook: string
  readonly mailbox: string
  readonly parcel: string
  readonly job: string
  readonly alarm: string
  readonly relayed: string
  readonly relayedMessage: string
  /** The words that stand in all of them. */
  readonly marker: string
}

/** Makes the partners whom the records name: one asked over ISO 18626, one by mail. */
export const makePartners = async (gateway: TestGateway): Promise<void> => {
  const mail = { protocol: 'email', address: 'ill@lender.example' }
  for (const answer of [
    await gateway.makePartner('SUP'),
    await gateway.makePartner('MAIL', { connection: mail }),
  ])
    expect(answer.status, answer.text).toBe(201)
}

const put = async (gateway: TestGateway, path: string, json: object, key?: string): Promise<void> => {
  const answer = await gateway.call('PUT', path, { json, ...(key === undefined ? {} : { key }) })
  expect([200, 201], `${path}: ${answer.text}`).toContain(answer.status)
}

const post = async (gateway: TestGateway, path: string, json: object, key?: string) => {
  const answer = await gateway.call('POST', path, { json, ...(key === undefined ? {} : { key }) })
  expect([200, 201, 202], `${path}: ${answer.text}`).toContain(answer.status)
  return answer
}

/** What a library has beside its requests and messages, each with the marker in its words. */
const putDocuments = async (gateway: TestGateway, library: string, marker: string): Promise<void> => {
  const code = `records-of-${library.toLowerCase()}`
  const address = { kind: 'physical', line1: `${marker} Street 1`, locality: 'Oslo' }
  await put(gateway, `/v1/libraries/${library}`, {
    ...{ name: `Library ${marker}`, symbols: [{ type: 'ISIL', value: `LIB-${library}` }] },
    ...{ contact: `Ms ${marker}`, email: `ill@${marker.toLowerCase()}.example`, addresses: [address] },
  })
  const url = `http://127.0.0.1:9/${marker}`
  const inboundCredentials = [{ kind: 'bearer', token: `a-token-of-the-system-of-${library}` }]
  await put(gateway, `/v1/libraries/${library}/ils`, { url, allowPrivateNetwork: true, inboundCredentials })
  await put(gateway, `/v1/mailboxes/${code}`, { library })
  await put(gateway, `/v1/webhooks/${code}`, {
    ...{ library, url: `http://127.0.0.1:9/${marker}`, allowPrivateNetwork: true },
  })
  await post(gateway, `/v1/webhooks/${code}/secrets`, {})
  const patch = { overrides: { [library]: { standingTexts: [`${marker} says so`] } } }
  const patched = await gateway.call('PATCH', '/v1/partners/SUP', {
    headers: { 'content-type': 'application/merge-patch+json' },
    body: JSON.stringify(patch),
  })
  expect(patched.status, patched.text).toBe(200)
}

/** A request to this library that could not be passed on to its lending system. */
const relay = async (gateway: TestGateway, library: string, marker: string) => {
  const made = await gateway.makePartner(`SYS${library}`, {
    ...{ symbols: [{ type: 'ISIL', value: `SYS-${library}` }], relay: { libraries: [library] } },
    ...{ connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' } },
  })
  expect(made.status, made.text).toBe(201)
  const requestId = `their-${marker}`
  const body = requestMessage({ requester: 'SUP', supplier: `LIB-${library}`, requestId, note: marker })
  await gateway.call('POST', '/partners/SUP/iso18626', { key: 'SUP-token-long-enough', body })
  const list = await gateway.call('GET', `/v1/relayed-requests?library=${library}`)
  const relayed = list.words('items', 0, 'id')
  const one = await gateway.call('GET', `/v1/relayed-requests/${relayed}`)
  return { relayed, relayedMessage: one.words('messages', 0, 'id') }
}

const keepAlarm = async (gateway: TestGateway, library: string, marker: string): Promise<string> => {
  const alarm = `alarm-of-${library}`
  const now = instantOf(gateway.time())
  const value = Alarm.parse({
    ...{ id: alarm, rule: 'relay-failed', kind: 'relay_failed', subject: `${library} ${marker}`, library },
    ...{ facts: { requests: marker }, since: now, raisedAt: now, overAt: null, acknowledged: null },
    ...{ notified: { email: null, webhook: null }, notifiedOver: { email: null, webhook: null } },
  })
  await gateway.store.putDocuments([{ kind: 'alarm', key: alarm, value, expectedVersion: null }])
  return alarm
}

/** Makes one record of each kind for a library. The name of its patron, and every text in its records, is a marker. */
export const makeRecords = async (
  gateway: TestGateway,
  library: string,
  marker: string,
): Promise<LibraryRecords> => {
  const code = `records-of-${library.toLowerCase()}`
  const key = await gateway.makeLibrary(library)
  await putDocuments(gateway, library, marker)
  const number = await makeRequest(gateway, key, {
    citation: { title: `${marker} on lending` },
    service: { type: 'loan', note: `Soon, ${marker}` },
    patron: { id: `patron-${marker}`, surname: marker, email: `${marker.toLowerCase()}@example.org` },
    ...{ staffNote: `About ${marker}`, rota: ['SUP'] },
  })
  const edit = { type: 'edit', labels: [`label-${marker}`], internalNote: `Desk of ${marker}` }
  expect((await command(gateway, key, number, edit)).status).toBe(200)
  const parcel = await post(gateway, '/v1/parcels', {
    ...{ library, lender: 'SUP', barcode: `barcode-${marker}`, title: `For ${marker}` },
  })
  const job = { command: { type: 'edit', internalNote: `Desk of ${marker}` }, filters: { text: [marker] } }
  const started = await post(gateway, '/v1/requests/bulk/jobs', job, key)
  expect((await command(gateway, key, number, { type: 'send' })).status).toBe(202)
  await gateway.deliver()
  const requestId = `${number}-1`
  const said = supplierMessage({ requestId, requester: `LIB-${library}`, note: `For ${marker}` })
  await gateway.call('POST', '/partners/SUP/iso18626', { key: 'SUP-token-long-enough', body: said })
  const attached = Buffer.from(`For ${marker}`).toString('base64')
  const mail = `From: a@partner.example\r\nMessage-ID: <${code}@partner.example>\r\nSubject: ${marker}\r\nContent-Type: text/plain; name=${marker}.txt\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${attached}\r\n`
  const taken = await gateway.takeMail(MailboxCode.parse(code), new TextEncoder().encode(mail))
  if (taken.kind !== 'kept') throw new Error('The mail was not kept.')
  const deliveries = await gateway.call('GET', `/v1/deliveries?library=${library}`)
  const made = await post(gateway, '/v1/keys', { role: 'staff', library, name: marker })
  const user = await post(gateway, '/v1/users', {
    ...{ name: marker, email: `staff-${marker.toLowerCase()}@example.org`, role: 'staff', library },
  })
  await put(gateway, `/v1/views/${code}`, { name: marker, shared: true, filters: { text: [marker] } }, key)
  const report = { by: 'partner', title: marker }
  await put(gateway, `/v1/views/${code}-report`, { name: marker, shared: true, filters: {}, report }, key)
  const at = instantOf(gateway.time())
  const home = { code: LibraryCode.parse(library), timeZone: 'UTC' }
  const declared = { version: '1', text: `${marker} declares`, at }
  await keepDeclaration(gateway.store, home, RequestNumber.parse(number), declared)
  await gateway.sendEvents()
  return {
    ...{ library, number, marker, message: taken.message.id, delivery: deliveries.words('items', 0, 'id') },
    ...{ key: made.words('settings', 'id'), user: user.words('user', 'id'), patron: `patron-${marker}` },
    ...{ view: code, webhook: code, mailbox: code, parcel: parcel.words('id'), job: started.words('id') },
    ...{ alarm: await keepAlarm(gateway, library, marker), ...(await relay(gateway, library, marker)) },
  }
}

/** Returns what a record says of a library: of a partner’s document, which staff of each may change, their part. */
const partOf = (record: StoreRecord, library: string): unknown =>
  record.kind === 'document' && record.of === 'partner' && record.key === 'SUP'
    ? { [library]: Object(record.value).overrides[library] }
    : record

/** Returns every record of the store that belongs to a library or names its marker, as text. */
export const recordsOf = async (
  { store }: TestGateway,
  library: string,
  marker: string,
): Promise<readonly string[]> => {
  const places: string[] = []
  for await (const page of readPages(store))
    for (const record of page.records) {
      const text = JSON.stringify(partOf(record, library), (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString() : value,
      )
      if (text.includes(`"${library}"`) || text.toLowerCase().includes(marker.toLowerCase()))
        places.push(text)
    }
  return places
}

/** Returns the value of a path parameter, by the resource that the path is about. */
export const parameterOf = (path: string, name: string, of: LibraryRecords): string => {
  if (path.startsWith('/v1/requests/bulk/jobs')) return of.job
  if (path.startsWith('/v1/relayed-requests')) return name === 'message' ? of.relayedMessage : of.relayed
  if (path.includes('/letters/') && name === 'code') return 'MAIL'
  const resource = path.split('/')[2] ?? ''
  const byResource: Readonly<Record<string, string>> = {
    libraries: of.library,
    partners: 'SUP',
    views: of.view,
    webhooks: of.webhook,
    mailboxes: of.mailbox,
    deliveries: of.delivery,
    messages: of.message,
    keys: of.key,
    users: of.user,
    patrons: of.patron,
    parcels: of.parcel,
    alarms: of.alarm,
  }
  const byName: Readonly<Record<string, string>> = {
    ...{ number: of.number, file: '0', operation: 'request', name: 'delivered' },
    ...{ month: '2026-11', from: '2026-12-24' },
  }
  return byName[name] ?? byResource[resource] ?? 'standard'
}
