import { expect } from 'vitest'
import type { TestGateway } from '../../support/http.ts'
import { patronToken } from '../../support/patron-link.ts'
import { createVisitor, hiddenFields, type PatronVisitor } from '../../support/patron-visitor.ts'
import { requestMessage, supplierMessage } from '../messages.ts'
import { patron } from '../privacy-scene.ts'
import { command, makeRequest } from '../scene.ts'
import type { Surroundings } from './surroundings.ts'

const deliveryAddresses = [{ kind: 'physical', line1: 'Florence Nightingale', locality: 'Oslo' }]
const service = { type: 'loan', note: 'Please hurry, F. Nightingale waits.' }

/** Asks for a book and for a copy on the pages for patrons, with a declaration, and writes there. */
const askAsPatron = async (gateway: TestGateway): Promise<PatronVisitor> => {
  const visitor = createVisitor((method, path, init) => gateway.fetch(method, path, { key: null, ...init }))
  const claims = { sub: patron.id, name: 'Florence Nightingale', email: patron.email }
  const token = await patronToken(claims, gateway.time(), { library: 'ABC' })
  expect((await visitor.get(`/patron/ABC?token=${token}`)).status).toBe(303)
  for (const [kind, fields] of Object.entries({
    book: { service: 'loan', title: 'Asked for', note: 'Write to florence@patrons.example' },
    article: { service: 'copy', titleOfComponent: 'On copies', declaration: 'yes' },
  })) {
    const form = await visitor.get(`/patron/ABC/request?kind=${kind}`)
    const submitted = await visitor.post('/patron/ABC/request', { ...hiddenFields(form.text), ...fields })
    expect(submitted.status, submitted.text).toBe(303)
  }
  // A card number and a PIN that the library's own system does not know are counted.
  const form = await visitor.get('/patron/ABC/sign-in')
  const card = { ...hiddenFields(form.text), card: patron.id, pin: '1234' }
  expect((await visitor.post('/patron/ABC/sign-in', card)).status).toBe(503)
  return visitor
}

/** Makes requests that wait: to a partner over a protocol of XML, and to one by mail. */
export const makeWaiting = async (gateway: TestGateway, key: string): Promise<void> => {
  for (const [code, connection] of Object.entries({
    XML: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
    MAIL: { protocol: 'email', address: 'ill@lender.example' },
  })) {
    const made = await gateway.makePartner(code, { connection, sendsRequesterInformation: true })
    expect(made.status, made.text).toBe(201)
    const rest = { citation: { title: `On waiting for ${code}` }, rota: [code], patron }
    const waits = await makeRequest(gateway, key, { ...rest, service, deliveryAddresses })
    expect((await command(gateway, key, waits, { type: 'send' })).status).toBe(202)
  }
}

/** A message of a partner that belongs to no request, and one about a request that this library is to lend. */
const takeFromPartners = async (gateway: TestGateway, speaker: string): Promise<void> => {
  const note = 'For Florence Nightingale, patron-4711'
  const post = (body: string) =>
    gateway.call('POST', '/partners/SUP/iso18626', { key: 'SUP-token-long-enough', body })
  await post(supplierMessage({ requestId: 'unknown-1', note }))
  // Of two requests that another library makes to this one its lending system refuses one; the other waits for it.
  for (const [requestId, url, status] of [
    ['their-1', speaker, 'ERROR'],
    ['their-2', 'http://127.0.0.1:9/iso18626', 'OK'],
  ] as const) {
    const relay = { relay: { libraries: ['ABC'] }, retry: { attempts: 9 } }
    const system = await gateway.makePartner('LIB-ABC', {
      connection: { protocol: 'iso18626', url },
      ...relay,
    })
    expect([200, 201], system.text).toContain(system.status)
    const asked = await post(requestMessage({ requester: 'SUP', supplier: 'LIB-ABC', requestId, note }))
    expect(asked.text).toContain(`messageStatus>${status}<`)
  }
}

/**
 * Makes a journey in which the patron, staff, the partner and the library system write wherever they can.
 *
 * @returns the number of the request, and the patron's browser
 */
export const fillJourney = async (
  gateway: TestGateway,
  key: string,
  { speaker }: Surroundings,
): Promise<{ readonly number: string; readonly visitor: PatronVisitor }> => {
  const visitor = await askAsPatron(gateway)
  const number = await makeRequest(gateway, key, {
    ...{ citation: { title: 'On lending' }, rota: ['SUP'], patron, service, deliveryAddresses },
    staffNote: 'Florence Nightingale called twice.',
  })
  const actor = { 'x-actor': `patron:${patron.id}`, 'idempotency-key': `${patron.id}-edit` }
  await command(gateway, key, number, { type: 'edit', internalNote: 'Florence' }, actor)
  const cost = { kind: 'other', amount: '3.00', currency: 'EUR', note: 'Florence Nightingale paid it.' }
  const added = await command(gateway, key, number, { type: 'add_cost', ...cost })
  expect(added.status, added.text).toBe(200)
  await command(gateway, key, number, { type: 'send' })
  await gateway.deliver()
  const reply = await gateway.call('POST', '/partners/SUP/iso18626', {
    key: 'SUP-token-long-enough',
    headers: { 'content-type': 'application/xml' },
    body: supplierMessage({
      ...{ requestId: `${number}-1`, status: 'Unfilled', timestamp: '2026-11-24T10:00:00Z' },
      note: 'For Florence Nightingale, patron-4711',
    }),
  })
  expect(reply.status, reply.text).toBe(200)
  await command(gateway, key, number, { type: 'cancel', note: 'Ms Nightingale bought it.' })
  await gateway.sendEvents()
  await takeFromPartners(gateway, speaker)
  return { number, visitor }
}
