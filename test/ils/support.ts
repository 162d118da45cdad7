import {
  createLender,
  createSimulatedIls,
  type IlsOptions,
  type Lender,
  type SimulatedIls,
} from '@lendwire/lender'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

/** A gateway with one library that has its own system, and a lending partner that takes everything. */
export type World = {
  readonly gateway: WholeGateway
  readonly ils: SimulatedIls
  readonly ilsUrl: string
  readonly lender: Lender
  /** Stores the settings of the library's own system. */
  readonly settings: (more?: Readonly<Record<string, unknown>>) => Promise<void>
  readonly request: (more?: Readonly<Record<string, unknown>>) => Promise<string>
  readonly command: (number: string, command: Readonly<Record<string, unknown>>) => Promise<number>
  readonly read: (number: string) => Promise<RequestBody>
  readonly timeline: (number: string) => Promise<readonly TimelineEntry[]>
  /** Lists the operations of a request's deliveries. */
  readonly operationsOf: (number: string) => Promise<readonly string[]>
  /** Lists the kinds of the calls about an item, oldest first. */
  readonly callsAbout: (itemId: string) => readonly string[]
  /** A request whose items have been shipped. */
  readonly shipped: (
    items: readonly Readonly<Record<string, unknown>>[],
    more?: Readonly<Record<string, unknown>>,
  ) => Promise<string>
  readonly reaches: (number: string, status: string) => Promise<RequestBody>
  readonly settled: (number: string) => Promise<readonly TimelineEntry[]>
  readonly post: (
    xml: string,
    more?: { readonly headers?: Readonly<Record<string, string>>; readonly path?: string },
  ) => Promise<{ readonly status: number; readonly text: string }>
  readonly stop: () => Promise<void>
}

export type RequestBody = {
  readonly number: string
  readonly status: string
  readonly stage: string
  readonly patron?: Readonly<Record<string, string>>
  readonly allowedCommands: readonly string[]
  readonly attention: readonly {
    readonly kind: string
    readonly detail?: Readonly<Record<string, unknown>> & { readonly reason?: { readonly text?: string } }
  }[]
  readonly items: readonly {
    readonly id: number
    readonly state: string
    readonly hold: string
    readonly patronDueDate?: string
    readonly ils?: { readonly id: string; readonly confirmed: boolean }
  }[]
}

export type TimelineEntry = {
  readonly kind: string
  readonly explanations?: readonly { readonly code: string }[]
  readonly input?: { readonly name: string }
  readonly delivery?: {
    readonly id: string
    readonly operation: string
    readonly state: string
    readonly content: string
    readonly lastError: { readonly text: string } | null
    readonly attempts: number
  }
  readonly message?: { readonly summary: string; readonly state: string; readonly raw: string }
}

export const library = 'OWN'
export const ilsToken = 'the-token-of-the-ils-is-long-enough'

/** Starts one. */
export const startWorld = async (options: IlsOptions = {}): Promise<World> => {
  const ils = createSimulatedIls(options)
  const lender = createLender({ scenario: 'silent' })
  const [ilsUrl, lenderUrl] = await Promise.all([ils.start(), lender.start(0)])
  const gateway = await startWholeGateway()
  const api = async (method: string, path: string, body?: unknown) => {
    const answer = await gateway.api(method, path, body)
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer
  }
  await api('PUT', `/v1/libraries/${library}`, {
    name: 'The library',
    symbols: [{ type: 'ISIL', value: 'XX-OWN' }],
    timeZone: 'Europe/Oslo',
  })
  await api('PUT', '/v1/partners/lender', {
    name: 'The lender',
    symbols: [{ type: 'ISIL', value: 'XX-LEND' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: lenderUrl },
  })

  const settings: World['settings'] = async (more = {}) => {
    await api('PUT', `/v1/libraries/${library}/ils`, {
      url: ilsUrl,
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'bearer', token: ilsToken }],
      retry: { attempts: 2, firstDelay: 'PT1S' },
      timeout: 'PT2S',
      pickupLocation: 'Main desk',
      ...more,
    })
  }
  await settings()

  const request: World['request'] = async (more = {}) => {
    const { body } = await api('POST', '/v1/requests', {
      library,
      citation: { title: 'A title', author: 'An author' },
      service: { type: 'loan' },
      patron: { id: 'p1' },
      rota: ['lender'],
      ...more,
    })
    return (body as RequestBody).number
  }
  const read: World['read'] = async (number) =>
    (await api('GET', `/v1/requests/${number}`)).body as RequestBody
  const command: World['command'] = async (number, input) =>
    (await gateway.api('POST', `/v1/requests/${number}/commands`, input)).status
  const timeline: World['timeline'] = async (number) =>
    ((await api('GET', `/v1/requests/${number}/timeline`)).body as { items: TimelineEntry[] }).items
  const reaches: World['reaches'] = (number, status) =>
    until(`${number} to be ${status}`, async () => {
      gateway.advance(500)
      const view = await read(number)
      return view.status === status && view
    })

  return {
    gateway,
    ils,
    ilsUrl,
    lender,
    settings,
    request,
    command,
    read,
    timeline,
    operationsOf: async (number) =>
      (await timeline(number)).flatMap(({ delivery }) => delivery?.operation ?? []),
    callsAbout: (id) =>
      ils
        .calls()
        .filter(({ itemId }) => itemId === id)
        .map(({ kind }) => kind),
    reaches,
    shipped: async (items, more = {}) => {
      const number = await request({ items: items.length, ...more })
      const view = await read(number)
      if (view.allowedCommands.includes('send')) await command(number, { type: 'send' })
      await until('the partner to be asked', async () =>
        (await timeline(number)).some(({ delivery }) => delivery?.state === 'delivered'),
      )
      await command(number, { type: 'record_partner_event', event: { type: 'shipped', items } })
      return number
    },
    settled: (number) =>
      until('all calls to be settled', async () => {
        gateway.advance(500)
        const items = await timeline(number)
        const open = items.some(({ delivery }) => ['waiting', 'leased'].includes(delivery?.state ?? ''))
        return !open && items
      }),
    post: async (xml, { headers = { authorization: `Bearer ${ilsToken}` }, path = '' } = {}) => {
      const response = await fetch(`${gateway.url}/ils/${library}/ncip${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/xml', ...headers },
        body: xml,
      })
      return { status: response.status, text: await response.text() }
    },
    stop: async () => {
      await gateway.stop()
      await Promise.all([ils.stop(), lender.stop()])
    },
  }
}

/** Returns a message of the system, with what it is about. */
export const message = (kind: string, content: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<NCIPMessage xmlns="http://www.niso.org/2008/ncip" xmlns:n="http://www.niso.org/2008/ncip" n:version="2.02">
  <${kind}>
    <InitiationHeader>
      <FromAgencyId><AgencyId>XX-OWN</AgencyId></FromAgencyId>
      <FromAgencyAuthentication>a-secret-of-the-ils</FromAgencyAuthentication>
      <ToAgencyId><AgencyId>XX-OWN</AgencyId></ToAgencyId>
    </InitiationHeader>
    ${content}
  </${kind}>
</NCIPMessage>`

/** Returns an item's id as an element of a message. */
export const itemId = (id: string): string =>
  `<ItemId><ItemIdentifierValue>${id}</ItemIdentifierValue></ItemId>`

/** Returns a patron's id as an element of a message. */
export const userId = (id: string): string =>
  `<UserId><UserIdentifierValue>${id}</UserIdentifierValue></UserId>`
