import { createLender, type Lender, type ProfileName, type Scenario } from '@lendwire/lender'
import { expect } from 'vitest'
import { z } from 'zod'
import { until, type WholeGateway } from '../../support/gateway.ts'

const RequestView = z.looseObject({
  number: z.string(),
  status: z.string(),
  stage: z.string(),
  outcome: z.object({ kind: z.string() }).nullable(),
  rota: z.array(z.looseObject({ partner: z.string(), state: z.string() })),
  items: z.array(z.looseObject({ id: z.number(), state: z.string() })),
  attention: z.array(z.looseObject({ kind: z.string() })),
})
export type RequestView = z.infer<typeof RequestView>

const Inbox = z.object({ items: z.array(z.looseObject({ id: z.string() })) })
const Timeline = z.object({
  items: z.array(
    z.discriminatedUnion('kind', [
      z.looseObject({ kind: z.literal('event') }),
      z.object({ kind: z.literal('message_in'), message: z.looseObject({ summary: z.string() }) }),
      z.object({ kind: z.literal('message_out'), delivery: z.looseObject({ summary: z.string() }) }),
    ]),
  ),
})

/** A borrowing library and one lender of NCIP, each with a name of its own in the gateway. */
export type Pair = {
  readonly library: string
  readonly partner: string
  readonly lender: Lender
  /** The address at which the lender takes messages. */
  readonly lenderUrl: string
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>
  /** Makes a request and sends it. */
  readonly borrow: (more?: Readonly<Record<string, unknown>>) => Promise<string>
  /** Gives a command; it must be taken, unless another status is expected. */
  readonly command: (
    number: string,
    command: Readonly<Record<string, unknown>>,
    status?: number,
  ) => Promise<unknown>
  readonly look: (number: string) => Promise<RequestView>
  /** Waits until the request has a status. */
  readonly reaches: (number: string, status: string) => Promise<RequestView>
  /** The words of the timeline: messages in and out, in order. */
  readonly messages: (number: string) => Promise<readonly string[]>
  /** Posts a message as the lender, with its bearer token unless other headers are given. */
  readonly post: (body: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  /** The newest message of the partner in the inbox. */
  readonly newest: () => Promise<Readonly<Record<string, unknown>>>
}

/** The options of a pair. By default the library borrows from a lender that sends nothing by itself. */
export type PairOptions = {
  readonly scenario?: string | Scenario
  readonly connection?: Readonly<Record<string, unknown>>
  readonly partner?: Readonly<Record<string, unknown>>
  readonly workflow?: string
}

let pairs = 0

/** Lays down a library and a lending partner, through the API. */
export const makePair = async (
  gateway: WholeGateway,
  profile: ProfileName,
  options: PairOptions = {},
): Promise<Pair> => {
  pairs += 1
  const library = `N${pairs}`
  const partner = `LEND${pairs}`
  const token = `the-token-of-${partner}-is-long`
  const put = async (path: string, body: unknown): Promise<void> => {
    const answer = await gateway.api('PUT', path, body)
    expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
  }
  const lender = createLender({
    protocol: 'ncip',
    profile,
    scenario: options.scenario ?? 'manual',
    pace: 0.02,
    now: () => new Date(gateway.now()),
    gateway: { url: `${gateway.url}/partners/${partner}/ncip`, token },
  })
  const url = await lender.start(0)
  await put(`/v1/libraries/${library}`, {
    name: `Library ${library}`,
    symbols: [{ type: 'ISIL', value: `XX-${library}` }],
    workflow: options.workflow ?? 'standard loan',
    addresses: [{ kind: 'physical', line1: '1 Reading Road', locality: 'Booktown', country: 'NO' }],
  })
  await put(`/v1/partners/${partner}`, {
    name: `Lender ${partner}`,
    symbols: [{ type: 'ISIL', value: `XX-${partner}` }],
    allowPrivateNetwork: true,
    retry: { attempts: 2, firstDelay: 'PT0S', longestDelay: 'PT0S' },
    inboundCredentials: [{ kind: 'bearer', token }],
    connection: { protocol: 'ncip', url, profile, timeout: 'PT5S', ...options.connection },
    ...options.partner,
  })
  const { call } = gateway
  const look = async (number: string): Promise<RequestView> =>
    RequestView.parse((await gateway.api('GET', `/v1/requests/${number}`)).body)
  const command: Pair['command'] = async (number, input, status) => {
    const answer = await gateway.api('POST', `/v1/requests/${number}/commands`, input)
    expect(status === undefined ? [200, 202] : [status], JSON.stringify(answer.body)).toContain(answer.status)
    return answer.body
  }
  return {
    library,
    partner,
    lender,
    lenderUrl: url,
    call,
    look,
    command,
    borrow: async (more = {}) => {
      const made = await call('POST', '/v1/requests', {
        library,
        citation: { title: 'The Well of Echoes' },
        service: { type: 'loan' },
        rota: [partner],
        ...more,
      })
      const { number } = z.looseObject({ number: z.string() }).parse(made)
      await command(number, { type: 'send' })
      return number
    },
    reaches: async (number, status) => {
      let seen = 'nothing'
      try {
        return await until(`${number} to be ${status}`, async () => {
          const view = await look(number)
          seen = view.status
          return view.status === status && view
        })
      } catch (error) {
        throw new Error(`${number} is ${seen} and not ${status}`, { cause: error })
      }
    },
    messages: async (number) => {
      const timeline = Timeline.parse(await call('GET', `/v1/requests/${number}/timeline`))
      return timeline.items.flatMap((item) => {
        if (item.kind === 'message_in') return [`in ${item.message.summary}`]
        return item.kind === 'message_out' ? [`out ${item.delivery.summary}`] : []
      })
    },
    post: (body, headers = { authorization: `Bearer ${token}` }) =>
      fetch(`${gateway.url}/partners/${partner}/ncip`, {
        method: 'POST',
        headers: { 'content-type': 'application/xml', ...headers },
        body,
      }),
    newest: async () => {
      const list = Inbox.parse(await call('GET', `/v1/messages?partner=${partner}&limit=1`))
      const read = await gateway.api('GET', `/v1/messages/${list.items[0]?.id}`)
      return z.record(z.string(), z.unknown()).parse(read.body)
    },
  }
}
