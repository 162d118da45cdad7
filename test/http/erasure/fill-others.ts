import { expect } from 'vitest'
import { makeLinkToken } from '../../../src/accounts/account-links.ts'
import { after, days, instantOf } from '../../../src/borrowing/time.ts'
import { RequestNumber } from '../../../src/borrowing/values.ts'
import { recordRequestFault } from '../../../src/delivery/request-faults.ts'
import { unsubscribe } from '../../../src/notices/notice-choices.ts'
import { noticeRecipient } from '../../../src/notices/recipient.ts'
import { MailboxCode } from '../../../src/partners/mailbox.ts'
import { createPseudonymize } from '../../../src/privacy/installation-key.ts'
import type { TestGateway } from '../../support/http.ts'
import { addApp } from '../accounts/second-step.ts'
import { createVisitor, goodPassword } from '../accounts/visitor.ts'
import { library, patron } from '../privacy-scene.ts'
import { command } from '../scene.ts'
import type { Surroundings } from './surroundings.ts'

/** Writes a document by the API. */
const put = async (gateway: TestGateway, path: string, json: object): Promise<void> => {
  const answer = await gateway.call('PUT', path, { json })
  expect([200, 201], `${path}: ${answer.text}`).toContain(answer.status)
}

/** A file, a mail of no request, a saved view, a choice about notices, and two commands on a whole list. */
export const fillWithPatron = async (gateway: TestGateway, key: string, number: string): Promise<void> => {
  const { store } = gateway
  const at = instantOf(gateway.time())
  const id = 'file-of-the-patron'
  await store.putBlob({
    ...{ id, library, name: 'Nightingale.pdf', contentType: 'application/pdf' },
    ...{ bytes: Buffer.from('For Florence Nightingale'), storedAt: at, keepUntil: after(at, days(30)) },
  })
  const edit = { type: 'edit', internalNote: `Her file: /files/${id}` }
  expect((await command(gateway, key, number, edit)).status).toBe(200)
  await put(gateway, '/v1/mailboxes/pushed', {})
  const mail = `From: ${patron.email}\r\nMessage-ID: <1@patrons.example>\r\nSubject: Where is it?\r\n\r\nFlorence\r\n`
  await gateway.takeMail(MailboxCode.parse('pushed'), new TextEncoder().encode(mail))
  const attached = Buffer.from('For Florence Nightingale').toString('base64')
  const scan = `From: a@lender.example\r\nMessage-ID: <2@lender.example>\r\nSubject: A form\r\nContent-Type: text/plain; name=form.txt\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${attached}\r\n`
  await gateway.takeMail(MailboxCode.parse('pushed'), new TextEncoder().encode(scan))
  const mistyped = ['/v1/patron/', '/v1/libraries/ABC/patrons/'].map((path) => `${path}${patron.id}`)
  for (const path of mistyped)
    expect((await gateway.call('GET', path, { key: 'an-unknown-key' })).status).toBe(401)
  const view = { name: 'For Florence Nightingale', filters: { patron: [patron.id] }, shared: true }
  await put(gateway, '/v1/views/hers', view)
  const recipient = await noticeRecipient(createPseudonymize(store), library, patron.id)
  await unsubscribe(store, recipient, at)
  const job = {
    filters: { patron: [patron.id] },
    command: { type: 'edit', internalNote: 'Second desk:\nFlorence' },
  }
  const headers = { 'idempotency-key': `all-of-${patron.id}` }
  const begun = await gateway.call('POST', '/v1/requests/bulk/jobs', { json: job, headers })
  expect(begun.status, begun.text).toBe(202)
  expect((await gateway.call('DELETE', `/v1/requests/bulk/jobs/${begun.words('id')}`)).status).toBe(200)
  // It waits in the store until it is worked on, which a gateway under test does not do by itself.
  expect((await gateway.call('POST', '/v1/requests/bulk/jobs', { json: job })).status).toBe(202)
  await recordRequestFault(store, RequestNumber.parse(number), { cause: 'conflict', by: 'staff', at })
}

/** People who work with the gateway: one with a password and a second factor. */
export const fillAccounts = async (gateway: TestGateway): Promise<void> => {
  const email = 'anna@library.example'
  const json = { name: 'Anna Lund', email, role: 'staff', library }
  const made = await gateway.call('POST', '/v1/users', { json })
  const deps = { store: gateway.store, now: () => instantOf(gateway.time()) }
  const token = await makeLinkToken(deps, 'reset', made.words('user', 'id'))
  await gateway.call('POST', '/v1/passwords', { key: null, json: { token, password: goodPassword } })
  const visitor = createVisitor(gateway)
  expect((await visitor.signIn(email, goodPassword)).status).toBe(200)
  const { added } = await addApp(visitor, gateway.time())
  expect(added.status, added.text).toBe(200)
}

/** Documents of admins. */
export const fillDocuments = async (gateway: TestGateway, around: Surroundings): Promise<void> => {
  const allowPrivateNetwork = true
  const inboundCredentials = [{ kind: 'bearer', token: 'a-token-of-the-system-of-the-library' }]
  await put(gateway, '/v1/libraries/ABC/ils', {
    url: around.speaker,
    allowPrivateNetwork,
    inboundCredentials,
  })
  const imap = { host: '127.0.0.1', port: 9, security: 'none', user: 'ill', password: 'a-password' }
  await put(gateway, '/v1/mailboxes/main', { imap: { ...imap, allowPrivateNetwork } })
  await put(gateway, '/v1/vendors/ours', { name: 'Ours', ncip: { prefix: 'own' } })
  await put(gateway, '/v1/workflows/slow', {})
  const ask = { kind: 'sru', url: around.catalogue, holdings: 'alma_ava', codeType: 'ALMA' }
  const indexes = [{ by: 'isbn', index: 'alma.isbn' }]
  await put(gateway, '/v1/locate-profiles/union', { ask: { ...ask, indexes }, allowPrivateNetwork })
  const choose = { by: 'holdings', sources: ['union'], checkAhead: 0, sort: ['success', 'balance'] }
  await put(gateway, '/v1/rota-templates/holders', { choose })
  await put(gateway, '/v1/rota-rules', { rules: [{ name: 'all', templates: ['holders'] }] })
  await put(gateway, '/v1/sending-rules', { rules: [] })
  const read = { kind: 'crosslink', url: around.speaker }
  await put(gateway, '/v1/directory-sources/other', { read, allowPrivateNetwork, apply: 'automatically' })
  const entry = { name: 'Lender', symbols: [{ type: 'ISIL', value: 'XX-LENDER' }] }
  await put(gateway, '/v1/directory-entries/XX-LENDER', entry)
  await put(gateway, '/v1/networks/north', { name: 'North' })
  const parcel = { library: 'ABC', lender: 'XX-LENDER', barcode: 'b-1', title: 'For Florence Nightingale' }
  const recorded = await gateway.call('POST', '/v1/parcels', { json: parcel })
  expect(recorded.status, recorded.text).toBe(201)
  await put(gateway, '/v1/alarm-settings', { to: ['ill@gateway.example'] })
  const condition = { kind: 'mailbox_not_read', minutes: 1 }
  await put(gateway, '/v1/alarm-rules/mails', { condition, email: 'at_once' })
}
