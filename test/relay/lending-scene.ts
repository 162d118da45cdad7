import { createLender, type LenderMessage, type ProfileName } from '@lendwire/lender'
import { expect } from 'vitest'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

export type Loan = { readonly number: string; readonly status: string; readonly stage: string }
type Passed = {
  readonly id: string
  readonly to: string
  readonly summary: string
  readonly state: string
  readonly isOwn: boolean
  readonly attempts: number
}
type Relayed = {
  readonly id: string
  readonly requestId: string
  readonly status: string | null
  readonly waiting: number
  readonly failed: number
  readonly messages: readonly Passed[]
}

const secretOf = (who: string) => `the-secret-of-${who}-in-the-path`
export const agency = (value: string) => [{ type: 'ISIL', value }]

export const putLibrary = (gateway: WholeGateway, code: string, symbol: string) =>
  gateway.call('PUT', `/v1/libraries/${code}`, { name: `Library ${code}`, symbols: agency(symbol) })
export const putPartner = (
  gateway: WholeGateway,
  code: string,
  symbol: string,
  url: string,
  more: Readonly<Record<string, unknown>> = {},
) =>
  gateway.call('PUT', `/v1/partners/${code}`, {
    name: `Partner ${code}`,
    symbols: agency(symbol),
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'path', secret: secretOf(code) }],
    retry: { attempts: 50, firstDelay: 'PT1S', longestDelay: 'PT1S' },
    connection: { protocol: 'iso18626', url },
    ...more,
  })
export const addressOf = (gateway: WholeGateway, partner: string, protocol = 'iso18626') =>
  `${gateway.url}/partners/${partner}/${protocol}/${secretOf(partner)}`

/** Returns what was passed on and to whom, in few words. */
export const summaries = ({ messages }: Relayed) =>
  messages.map(({ to, summary, state }) => `${to}: ${summary} ${state}`)

/** What all speak to each other. */
type Language =
  | { readonly protocol: 'iso18626' }
  | { readonly protocol: 'ncip'; readonly profile: ProfileName }

/** Starts a gateway whose library lends, one whose library borrows, and the lending system behind the first. */
export const startLendingScene = async (language: Language = { protocol: 'iso18626' }) => {
  const { protocol } = language
  const connect = (url: string) => ({ connection: { ...language, url } })
  const lending = await startWholeGateway()
  const borrowing = await startWholeGateway()
  await putLibrary(lending, 'LEND', 'NO-LEND')
  await putLibrary(borrowing, 'ASKS', 'NO-ASKS')
  const [lends, asks] = [addressOf(lending, 'asks', protocol), addressOf(borrowing, 'lend', protocol)]
  await putPartner(borrowing, 'lend', 'NO-LEND', lends, connect(lends))
  await putPartner(lending, 'asks', 'NO-ASKS', asks, connect(asks))
  const system = createLender({
    ...language,
    ...{ scenario: 'manual', gateway: { url: addressOf(lending, 'lms', protocol) } },
  })
  const systemUrl = await system.start(0)

  /** Sets the profile of the lending system, with its address and what is to be different. */
  const putSystem = (url: string, relay: Readonly<Record<string, unknown>> = {}, more = {}) =>
    putPartner(lending, 'lms', 'NO-LEND', url, {
      ...{ relay: { libraries: ['LEND'], ...relay }, ...connect(url) },
      ...more,
    })

  let asked = 0
  const ask = async (): Promise<string> => {
    const loan = (await borrowing.call('POST', '/v1/requests', {
      library: 'ASKS',
      citation: { title: `Title ${++asked}` },
      service: { type: 'loan' },
      patron: { id: 'p1' },
      rota: ['lend'],
    })) as Loan
    await command(loan.number, { type: 'send' })
    return loan.number
  }
  const command = (number: string, input: Readonly<Record<string, unknown>>) =>
    borrowing.call('POST', `/v1/requests/${number}/commands`, input)
  const look = async (number: string) => (await borrowing.call('GET', `/v1/requests/${number}`)) as Loan
  const reaches = (number: string, status: string) =>
    until(`${number} to be ${status}`, async () => (await look(number)).status === status)
  const listed = async () =>
    ((await lending.call('GET', '/v1/relayed-requests')) as { readonly items: readonly Relayed[] }).items
  const find = async (number: string): Promise<Relayed | undefined> => {
    const found = (await listed()).find(({ requestId }) => requestId === `${number}-1`)
    return found && ((await lending.call('GET', `/v1/relayed-requests/${found.id}`)) as Relayed)
  }
  const relayed = async (number: string): Promise<Relayed> => {
    const request = await find(number)
    if (request === undefined) throw new Error(`${number} was not relayed`)
    return request
  }
  /** Waits until a relayed request looks as a test wants it. */
  const becomes = (number: string, what: string, is: (request: Relayed) => boolean) =>
    until(what, async () => {
      const request = await find(number)
      return request !== undefined && is(request) ? request : undefined
    })
  const say = async (number: string, message: LenderMessage) => {
    const sent = await system.send(`${number}-1`, message)
    expect(sent.confirmation?.status, sent.content).toBe('OK')
  }

  return {
    ...{
      lending,
      borrowing,
      system,
      systemUrl,
      putSystem,
      ask,
      command,
      reaches,
      listed,
      relayed,
      becomes,
      look,
      say,
    },
    stop: async () => {
      await Promise.all([lending.stop(), borrowing.stop(), system.stop()])
    },
  }
}
