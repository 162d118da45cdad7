import { createLender, type LenderMessage } from '@lendwire/lender'
import { afterAll, expect } from 'vitest'
import { startWholeGateway, until } from '../support/gateway.ts'

export type View = {
  readonly number: string
  readonly status: string
  readonly stage: string
  readonly rota: readonly { readonly supplier?: { readonly value: string }; readonly requestId?: string }[]
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly attention: readonly { readonly kind: string; readonly remedies: readonly unknown[] }[]
  readonly next: { readonly who: string } | null
}

/** What a supplier says behind the broker, which passes it on. */
type SupplierSays = {
  readonly status: NonNullable<LenderMessage['status']>
  readonly reason?: LenderMessage['reason']
  readonly supplier?: string
  readonly note?: string
  readonly answer?: 'Y' | 'N'
  readonly itemId?: string
  readonly reasonUnfilled?: LenderMessage['reasonUnfilled']
  readonly attempt?: number
}

const secret = 'a-secret-in-the-path-of-the-address'

export const idOf = (number: string, attempt = 1): string => `${number}-${attempt}`

/** Starts a gateway with two libraries, and a CrossLink broker that lends to them, for the tests of a file. */
export const startCrosslinkScene = async () => {
  const gateway = await startWholeGateway()
  const url = `${gateway.url}/partners/broker/iso18626/${secret}`
  const broker = createLender({ scenario: 'manual', system: 'crosslink-own', gateway: { url } })
  for (const code of ['ABC', 'DEF'])
    await gateway.call('PUT', `/v1/libraries/${code}`, {
      name: `Library ${code}`,
      symbols: [{ type: 'ISIL', value: `NO-${code}` }],
    })
  await gateway.call('PUT', '/v1/partners/broker', {
    name: 'The broker',
    symbols: [{ type: 'ISIL', value: 'BROKER' }],
    answersFor: 'any',
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'path', secret }],
    connection: { protocol: 'iso18626', vendor: 'crosslink', url: await broker.start(0) },
  })
  afterAll(async () => {
    await gateway.stop()
    await broker.stop()
  })
  const look = async (number: string) => (await gateway.call('GET', `/v1/requests/${number}`)) as View
  const command = (number: string, input: Readonly<Record<string, unknown>>) =>
    gateway.call('POST', `/v1/requests/${number}/commands`, input)
  const reaches = (number: string, status: string): Promise<View> =>
    until(`${number} to be ${status}`, async () => {
      const seen = await look(number)
      return seen.status === status && seen
    })
  const about = (number: string): readonly string[] =>
    broker
      .received()
      .filter(({ message }) => message?.requestId.startsWith(`${number}-`) === true)
      .map(({ bytes }) => new TextDecoder().decode(bytes))
  const say = async (
    number: string,
    { attempt, supplier = 'SUP1', itemId, reason = 'StatusChange', ...says }: SupplierSays,
  ) => {
    const sent = await broker.send(idOf(number, attempt), {
      ...says,
      reason,
      header: { supplyingAgency: { type: 'ISIL', value: supplier } },
      ...(itemId === undefined ? {} : { delivery: { items: [itemId] } }),
    })
    expect(sent.confirmation?.status, sent.content).toBe('OK')
  }
  const borrow = async (items = 1, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const { number } = (await gateway.call('POST', '/v1/requests', {
      library: 'DEF',
      citation: { title: 'Works', supplierRecordId: 'R-1' },
      service: { type: 'loan' },
      patron: { id: 'p1' },
      items,
      rota: ['broker'],
      ...more,
    })) as View
    await command(number, { type: 'send' })
    await until('the broker to be asked', async () => about(number).length > 0)
    return number
  }
  return { gateway, broker, call: gateway.call, look, command, reaches, about, say, borrow }
}
