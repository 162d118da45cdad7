import { createLender, type Lender, type LenderMessage } from '@lendwire/lender'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Store } from '../../src/store/ports/store.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { addressOf, putLibrary, putPartner } from './lending-scene.ts'

/** When the gateway that lends dies: at which write of a relayed request, counted from 1, and whether that was made. */
type Death = { readonly write: number; readonly isWritten: boolean }

/** Three messages, each of which is stored, sent and settled. Where two writes meet, one is made again. */
const fewestWrites = 9
const mostWrites = 11

const deaths: readonly Death[] = Array.from({ length: mostWrites }, (_, place) =>
  [false, true].map((isWritten) => ({ write: place + 1, isWritten })),
).flat()

let death: Death | undefined
let writes = 0
let isDead = false

/** A store of a process that dies: from then on it writes nothing of the relay, and its leases stay. */
const mortal = (store: Store): Partial<Store> => {
  isDead = false
  const die = (): never => {
    isDead = true
    throw new Error('the process is dead')
  }
  return {
    putDocuments: async (documents) => {
      if (!documents.some(({ kind }) => kind === 'relayed_request')) return store.putDocuments(documents)
      if (isDead) die()
      writes += 1
      if (death?.write !== writes) return store.putDocuments(documents)
      if (death.isWritten) await store.putDocuments(documents)
      return die()
    },
    releaseLease: async (name, token) => {
      if (!isDead || !name.startsWith('relay ')) await store.releaseLease(name, token)
    },
  }
}

const Loan = z.object({ number: z.string(), status: z.string() })
const Relayed = z.object({
  id: z.string(),
  requestId: z.string(),
  waiting: z.int(),
  failed: z.int(),
})
const Messages = z.object({
  messages: z.array(z.object({ to: z.string(), summary: z.string(), state: z.string() })),
})

type Language = {
  readonly connection:
    | { readonly protocol: 'iso18626' }
    | { readonly protocol: 'ncip'; readonly profile: 'standard' }
  /** What the lending system says. */
  readonly says: readonly LenderMessage[]
  /** The status that this leads to, and what the library does then. */
  readonly reaches: string
  readonly does: readonly object[]
  /** What the relay passes on. */
  readonly passes: readonly string[]
}

const loaned: LenderMessage = { reason: 'StatusChange', status: 'Loaned', delivery: { items: ['L-1'] } }

const languages: Readonly<Record<string, Language>> = {
  'ISO 18626': {
    connection: { protocol: 'iso18626' },
    says: [{ reason: 'RequestResponse', status: 'WillSupply' }, loaned],
    reaches: 'shipped_physically',
    does: [],
    passes: [
      'system: request New delivered',
      'requester: supplyingAgencyMessage WillSupply delivered',
      'requester: supplyingAgencyMessage Loaned delivered',
    ],
  },
  NCIP: {
    connection: { protocol: 'ncip', profile: 'standard' },
    says: [loaned],
    reaches: 'shipped_physically',
    does: [{ type: 'receive' }],
    passes: [
      'system: RequestItem delivered',
      'requester: ItemShipped delivered',
      'system: ItemReceived delivered',
    ],
  },
}

let lending: WholeGateway
let borrowing: WholeGateway
let system: Lender

const startAll = async ({ connection }: Language): Promise<void> => {
  const options = { inMemory: true, leasesByClock: true }
  lending = await startWholeGateway({}, { ...options, storeWith: mortal })
  borrowing = await startWholeGateway({}, options)
  const { protocol } = connection
  const connect = (url: string) => ({ connection: { ...connection, url } })
  await putLibrary(lending, 'LEND', 'NO-LEND')
  await putLibrary(borrowing, 'ASKS', 'NO-ASKS')
  const [lends, asks] = [addressOf(lending, 'asks', protocol), addressOf(borrowing, 'lend', protocol)]
  await putPartner(borrowing, 'lend', 'NO-LEND', lends, connect(lends))
  await putPartner(lending, 'asks', 'NO-ASKS', asks, connect(asks))
  const gateway = { url: addressOf(lending, 'lms', protocol) }
  // A lending system repeats a message as it was, with the day on which it shipped.
  const shippedAt = new Date()
  const now = protocol === 'ncip' ? { now: () => shippedAt } : {}
  system = createLender({ ...connection, ...now, scenario: 'manual', gateway })
  const relay = { libraries: ['LEND'] }
  const url = await system.start(0)
  await putPartner(lending, 'lms', 'NO-LEND', url, { relay, ...connect(url) })
}

/** Waits for something; where the gateway died meanwhile it is started again, and time goes on. */
const eventually = (what: string, is: () => Promise<boolean>) =>
  until(what, async () => {
    if (isDead) {
      death = undefined
      await lending.restart()
    }
    if (await is()) return true
    for (const gateway of [lending, borrowing]) gateway.advance(60_000)
    return false
  })

const find = async (number: string) => {
  const { items } = z
    .object({ items: z.array(Relayed) })
    .parse(await lending.call('GET', '/v1/relayed-requests'))
  return items.find(({ requestId }) => requestId === `${number}-1`)
}

/** Says something as a lending system does: again until it is confirmed. */
const say = (number: string, message: LenderMessage) =>
  eventually(`${message.status} to be taken`, async () => {
    const sent = await system.send(`${number}-1`, message).catch(() => undefined)
    return sent?.confirmation?.status === 'OK'
  })

const statusOf = async (number: string): Promise<string> =>
  Loan.parse(await borrowing.call('GET', `/v1/requests/${number}`)).status

describe.each(Object.entries(languages))('a loan that is passed on by %s', (_, language) => {
  beforeAll(() => startAll(language))
  afterAll(() => Promise.all([lending.stop(), borrowing.stop(), system.stop()]))

  test.each(deaths)('nothing is lost, doubled or out of order: dead at write %o', async (at) => {
    const made = await borrowing.call('POST', '/v1/requests', {
      ...{ library: 'ASKS', citation: { title: 'Sult' }, service: { type: 'loan' }, rota: ['lend'] },
      patron: { id: 'p1' },
    })
    const { number } = Loan.parse(made)
    const does = (command: object) => borrowing.call('POST', `/v1/requests/${number}/commands`, command)
    writes = 0
    death = at
    await does({ type: 'send' })
    await eventually('the request', async () => system.received({ requestId: `${number}-1` }).length > 0)
    for (const message of language.says) await say(number, message)
    await eventually('the shipment', async () => (await statusOf(number)) === language.reaches)
    for (const command of language.does) await does(command)
    await eventually('all to be passed on', async () => {
      const id = (await find(number))?.id ?? ''
      const { messages } = Messages.parse(await lending.call('GET', `/v1/relayed-requests/${id}`))
      return messages.length >= language.passes.length && messages.every(({ state }) => state === 'delivered')
    })
    const { id, failed } = Relayed.parse(await find(number))
    expect(failed).toBe(0)
    const { messages } = Messages.parse(await lending.call('GET', `/v1/relayed-requests/${id}`))
    expect(
      messages.map(({ to, summary, state }) => `${to}: ${summary.replace(/ \w+By\.\w+/, '')} ${state}`),
    ).toEqual(language.passes)
    // Where the gateway died after the system had a message, it comes once more with the same bytes.
    const bytes = system
      .received({ requestId: `${number}-1` })
      .map((each) => new TextDecoder().decode(each.bytes))
    const toSystem = language.passes.filter((each) => each.startsWith('system'))
    expect(new Set(bytes).size).toBe(toSystem.length)
    if (at.write <= fewestWrites) expect(death, 'it died').toBeUndefined()
  })
})
