import { createLender, type Lender, type LenderMessage } from '@lendwire/lender'
import { expect } from 'vitest'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

export type View = {
  readonly number: string
  readonly status: string
  readonly stage: string
  readonly rota: readonly Readonly<Record<string, unknown>>[]
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly attention: readonly { readonly kind: string }[]
  readonly next: { readonly who: string; readonly for: string } | null
  readonly notSendableCommands: readonly string[]
}

/** The versions of Koha that lend here. */
export const systems = ['koha-26.05', 'koha'] as const
export const codeOf = (system: string): string => system.replaceAll('.', '')
export const secretOf = (system: string): string => `the-secret-of-${codeOf(system)}-in-the-path`
export const account = { accountId: 'lendwire', securityCode: 'a-security-code' }

/** Two libraries of a gateway, the Kohas that lend to them, and what a library system does. */
export type KohaScene = {
  readonly gateway: WholeGateway
  readonly lenders: ReadonlyMap<string, Lender>
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>
  readonly look: (number: string) => Promise<View>
  readonly command: (number: string, input: Readonly<Record<string, unknown>>) => Promise<unknown>
  readonly reaches: (number: string, status: string) => Promise<View>
  readonly timelineOf: (number: string) => Promise<string>
  readonly stop: () => Promise<void>
}

/** Starts a gateway and a lender of each version of Koha. */
export const startKohaScene = async (): Promise<KohaScene> => {
  const gateway = await startWholeGateway()
  const lenders = new Map<string, Lender>()
  const { call } = gateway
  const look = async (number: string) => (await call('GET', `/v1/requests/${number}`)) as View
  const command = (number: string, input: Readonly<Record<string, unknown>>) =>
    call('POST', `/v1/requests/${number}/commands`, input)
  const reaches = (number: string, status: string): Promise<View> =>
    until(`${number} to be ${status}`, async () => {
      const seen = await look(number)
      return seen.status === status && seen
    })
  const timelineOf = async (number: string) =>
    JSON.stringify(await call('GET', `/v1/requests/${number}/timeline`))
  for (const library of ['ABC', 'DEF'])
    await call('PUT', `/v1/libraries/${library}`, {
      name: `Library ${library}`,
      symbols: [{ type: 'ISIL', value: `NO-${library}` }],
      addresses: [{ kind: 'physical', line1: `${library} Road 1`, locality: 'Oslo', country: 'NO' }],
      email: 'ill@library.example',
    })
  for (const system of systems) {
    const code = codeOf(system)
    const address = `${gateway.url}/partners/${code}/iso18626/${secretOf(system)}`
    const lender = createLender({ scenario: 'manual', system, account, gateway: { url: address } })
    lenders.set(system, lender)
    await call('PUT', `/v1/partners/${code}`, {
      name: `Koha ${system}`,
      symbols: [{ type: 'OCLC', value: code.toUpperCase() }],
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'path', secret: secretOf(system) }],
      connection: {
        protocol: 'iso18626',
        vendor: 'koha',
        url: await lender.start(0),
        account,
      },
    })
  }
  const stop = async () => {
    await gateway.stop()
    for (const lender of lenders.values()) await lender.stop()
  }
  return { gateway, lenders, call, look, command, reaches, timelineOf, stop }
}

/** Returns what a library of a scene does with a Koha of a version, and what that Koha says. */
export const withKoha = ({ lenders, call, command }: KohaScene, system: (typeof systems)[number]) => {
  const lender = (): Lender => {
    const found = lenders.get(system)
    if (found === undefined) throw new Error(`${system} does not run`)
    return found
  }
  const bytes = (content: Uint8Array) => new TextDecoder().decode(content)
  const came = (number: string, attempt = 1) => lender().received({ requestId: `${number}-${attempt}` })
  const say = async (number: string, message: LenderMessage, attempt = 1) => {
    const sent = await lender().send(`${number}-${attempt}`, message)
    expect(sent.confirmation?.status, sent.content).toBe('OK')
    return sent
  }
  const says = (number: string, status: LenderMessage['status'], more: Partial<LenderMessage> = {}) =>
    say(number, { reason: 'StatusChange', status, ...more })
  const ask = async (more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const { number } = (await call('POST', '/v1/requests', {
      library: 'ABC',
      citation: { title: 'A title', identifiers: [{ type: 'ISBN', value: '9780306406157' }] },
      service: { type: 'loan' },
      patron: { id: 'p1' },
      rota: [codeOf(system)],
      ...more,
    })) as View
    await command(number, { type: 'send' })
    await until('the request', async () => came(number).length > 0)
    return number
  }
  return { lender, bytes, came, say, says, ask }
}
