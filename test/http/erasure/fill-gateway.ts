import { expect } from 'vitest'
import { instantOf } from '../../../src/borrowing/time.ts'
import { Day, PartnerCode } from '../../../src/borrowing/values.ts'
import { storePosition } from '../../../src/delivery/mailboxes/mailbox-records.ts'
import { countRelayedShipment } from '../../../src/delivery/rota/balances.ts'
import { MailboxCode, MailboxProfile } from '../../../src/partners/mailbox.ts'
import type { TestGateway } from '../../support/http.ts'
import { supplierMessage } from '../messages.ts'
import { library, patron } from '../privacy-scene.ts'
import { command, makeRequest } from '../scene.ts'
import type { Surroundings } from './surroundings.ts'

const twentyMinutes = 1_200_000

/** Calls, and expects that it is done. */
const post = async (gateway: TestGateway, path: string, json: object = {}): Promise<void> => {
  // Under a key its answer is kept, with what another system said.
  const headers = { 'idempotency-key': path }
  const answer = await gateway.call('POST', path, { json, headers })
  expect(answer.status, `${path}: ${answer.text}`).toBeLessThan(300)
}

/** Partners are tested and counted, and one of them answers with words about the patron. */
const testPartners = async (gateway: TestGateway, { speaker }: Surroundings): Promise<void> => {
  const dailyQuota = { messages: 1, megabytes: 1 }
  const connection = { protocol: 'iso18626', url: speaker }
  expect((await gateway.makePartner('TALKS', { connection, dailyQuota })).status).toBe(201)
  await post(gateway, '/v1/partners/TALKS/inbound-view')
  await gateway.call('POST', '/partners/TALKS/iso18626', {
    key: 'TALKS-token-long-enough',
    body: supplierMessage({ requestId: patron.id, note: 'For Florence Nightingale' }),
  })
  await post(gateway, '/v1/partners/TALKS/check')
  await gateway.makePartner('POST', { connection: { protocol: 'email', address: 'ill@lender.example' } })
  await post(gateway, '/v1/partners/POST/test-letter')
  expect(await gateway.parts.deliveryWorker.updateStatistics()).toBe(true)
}

/** A citation is filled in, a copy counted, and a union catalogue asked who holds an item. */
const askCatalogues = async (gateway: TestGateway, key: string): Promise<void> => {
  const doi = { type: 'DOI', value: '10.1000/lending.1' }
  const issn = { type: 'ISSN', value: '0378-5955' }
  const copy = await makeRequest(gateway, key, {
    citation: { titleOfComponent: 'Of the patron', publicationDate: '2025', identifiers: [doi, issn] },
    service: { type: 'copy' },
    ...{ patron, rota: ['SUP'] },
  })
  expect((await command(gateway, key, copy, { type: 'send' })).status).toBe(202)
  const isbn = { type: 'ISBN', value: '0140449132' }
  await makeRequest(gateway, key, {
    citation: { title: 'The Odyssey', identifiers: [isbn] },
    service: { type: 'loan' },
    patron,
  })
  await gateway.deliver()
}

/**
 * Lets the gateway make all records of its own: of tests, failures, alarms and mails that cannot leave. The systems around
 * it name the patron in their answers.
 */
export const fillGateway = async (gateway: TestGateway, key: string, around: Surroundings): Promise<void> => {
  await testPartners(gateway, around)
  await askCatalogues(gateway, key)
  await gateway.readMailboxes()
  const profile = MailboxProfile.parse({
    ...{ code: 'main', since: instantOf(gateway.time()) },
    imap: { host: '127.0.0.1', user: 'ill', password: 'a-password' },
  })
  const { imap } = profile
  if (imap === undefined) throw new Error('no mailbox over IMAP')
  const deps = { store: gateway.store, now: () => instantOf(gateway.time()), report: () => undefined }
  await storePosition(
    deps,
    { ...profile, imap, code: MailboxCode.parse('main') },
    { uidValidity: '1', lastUid: 1 },
  )
  const shipment = { library, partner: PartnerCode.parse('SUP'), on: Day.parse('2026-11-24') }
  await gateway.store.putDocuments([await countRelayedShipment(gateway.store, shipment)])
  await gateway.parts.missedMessages.noteStart()
  await gateway.followConfiguration()
  await post(gateway, '/v1/directory-sources/other/sync', { dryRun: false })
  await gateway.syncDirectories()
  gateway.advance(twentyMinutes)
  expect(await gateway.lookForProblems()).toBe(true)
}
