import { expect } from 'vitest'
import { MailboxCode } from '../../../src/partners/mailbox.ts'
import { readPages } from '../../../src/store/transfer/store-summary.ts'
import type { TestGateway } from '../../support/http.ts'
import { command, makeRequest } from '../scene.ts'

/** The ids of everything that a library has. */
export type LibraryRecords = {
  readonly library: string
  readonly number: string
  readonly message: string
  readonly delivery: string
  readonly key: string
  readonly user: string
  readonly patron: string
  readonly view: string
  readonly webhook: string
  readonly mailbox: string
}

/** Makes one record of each kind for a library. The name of its patron, and every text in its records, is a marker. */
export const makeRecords = async (
  gateway: TestGateway,
  library: string,
  marker: string,
): Promise<LibraryRecords> => {
  const code = `records-of-${library.toLowerCase()}`
  const key = await gateway.makeLibrary(library)
  const number = await makeRequest(gateway, key, {
    citation: { title: `${marker} on lending` },
    service: { type: 'loan' },
    patron: { id: `patron-${marker}`, surname: marker, email: `${marker.toLowerCase()}@example.org` },
    staffNote: `About ${marker}`,
    rota: ['SUP'],
  })
  expect((await command(gateway, key, number, { type: 'send' })).status).toBe(202)
  const mailbox = await gateway.call('PUT', `/v1/mailboxes/${code}`, { json: { library } })
  expect(mailbox.status, mailbox.text).toBe(201)
  const mail = `From: a@partner.example\r\nMessage-ID: <${code}@partner.example>\r\nSubject: ${marker}\r\n\r\nFor ${marker}.\r\n`
  const taken = await gateway.takeMail(MailboxCode.parse(code), new TextEncoder().encode(mail))
  if (taken.kind !== 'kept') throw new Error('The mail was not kept.')
  const deliveries = await gateway.call('GET', `/v1/deliveries?library=${library}`)
  const made = await gateway.call('POST', '/v1/keys', { json: { role: 'staff', library, name: marker } })
  const user = await gateway.call('POST', '/v1/users', {
    json: { name: marker, email: `staff-${marker.toLowerCase()}@example.org`, role: 'staff', library },
  })
  const view = await gateway.call('PUT', `/v1/views/${code}`, {
    key,
    json: { name: marker, shared: true, filters: { text: [marker] } },
  })
  expect(view.status, view.text).toBe(201)
  const webhook = await gateway.call('PUT', `/v1/webhooks/${code}`, {
    json: { library, url: `https://${marker.toLowerCase()}.example/events` },
  })
  expect(webhook.status, webhook.text).toBe(201)
  return {
    library,
    number,
    message: taken.message.id,
    delivery: deliveries.words('items', 0, 'id'),
    key: made.words('settings', 'id'),
    user: user.words('user', 'id'),
    patron: `patron-${marker}`,
    view: code,
    webhook: code,
    mailbox: code,
  }
}

/** Returns every record of the store that belongs to a library or names its marker, as text. */
export const recordsOf = async (
  { store }: TestGateway,
  library: string,
  marker: string,
): Promise<readonly string[]> => {
  const places: string[] = []
  for await (const page of readPages(store))
    for (const record of page.records) {
      const text = JSON.stringify(record, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString() : value,
      )
      if (text.includes(`"${library}"`) || text.toLowerCase().includes(marker.toLowerCase()))
        places.push(text)
    }
  return places
}

/** Returns the value of a path parameter, by the resource that the path is about. */
export const parameterOf = (path: string, name: string, of: LibraryRecords): string => {
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
  }
  const byName: Readonly<Record<string, string>> = { number: of.number, file: '0', operation: 'request' }
  return byName[name] ?? byResource[resource] ?? 'standard'
}
