import type { AddressInfo } from 'node:net'
import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { writeInEdition } from 'node-ncip'
import type { Gateway } from '../sender.ts'
import type { Behaviour, Call, IlsItem, OwnHoldIds, Service, User } from './behaviour.ts'
import { answerAsEvergreen, withoutAttributed } from './evergreen.ts'
import { executeRequest, type IlsRecords } from './execute-request.ts'
import { type IlsRequest, readIlsRequest } from './ils-request.ts'
import { applyNotification, type IlsNotification, notifyGateway } from './notify-gateway.ts'

/** The options of a simulated ILS. */
export type IlsOptions = {
  readonly users?: readonly User[]
  /** The answer in which it names its own ids of holds, where it cancels holds by these alone. */
  readonly ownHoldIds?: OwnHoldIds
  /** The system whose ways it has; those of the standard where left out. */
  readonly system?: 'evergreen'
  /** The bearer token that the gateway must show; any or none where left out. */
  readonly bearer?: string
  /** The address to which it reports what happens to items: `/ils/{library}/ncip` of the gateway. */
  readonly gateway?: Gateway
  /** Hears of each call that came. */
  readonly report?: (call: Call) => void
}

/** A library's own system on the real wire. */
export type SimulatedIls = {
  /** Listens, and gives the URL to which the gateway posts its calls. Port 0 is a free one. */
  readonly start: (port?: number) => Promise<string>
  readonly stop: () => Promise<void>
  /** The next calls of a service are dealt with so. */
  readonly behaveNext: (service: Service, ...behaviours: readonly Behaviour[]) => void
  /** The calls that came, in order. */
  readonly calls: () => readonly Call[]
  readonly items: () => readonly IlsItem[]
  /** Lends an item to a patron, or takes it back. */
  readonly circulate: (id: string, onLoan: boolean) => void
  /** Records an event of an item or its hold, and notifies the gateway; false if the gateway did not accept it. */
  readonly notify: (news: IlsNotification, id: string) => Promise<boolean>
}

/** Writes a response in the version of the call. */
const written = ({ kind, edition, version }: IlsRequest, body: unknown): string => {
  const xml = writeInEdition({ kind: `${kind}Response`, body }, edition, { version })
  if (xml === undefined) throw new TypeError(`NCIP ${edition} has no ${kind}Response`)
  return xml
}

const xmlAnswer = (xml: string): Response =>
  new Response(xml, { headers: { 'content-type': 'application/xml; charset="utf-8"' } })

/**
 * Makes a scriptable library system: it keeps temporary records, knows patrons, and follows its settings for the calls on `POST /ncip`.
 */
export const createSimulatedIls = (options: IlsOptions = {}): SimulatedIls => {
  const { users = [], bearer, ownHoldIds, system } = options
  const stock: IlsRecords = { users, items: new Map(), ownHoldIds }
  const execute = (request: IlsRequest) =>
    (system === 'evergreen' ? answerAsEvergreen(stock, request) : undefined) ?? executeRequest(stock, request)
  const came: Call[] = []
  const script = new Map<string, Behaviour[]>()
  let server: ServerType | undefined

  const app = new Hono<{ Bindings: HttpBindings }>()
  app.post('/ncip', async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    if (bearer !== undefined && context.req.header('authorization') !== `Bearer ${bearer}`)
      return context.text('credentials are needed', 401)
    const xml = new TextDecoder().decode(bytes)
    const request = readIlsRequest(
      system === 'evergreen' ? new TextEncoder().encode(withoutAttributed(xml)) : bytes,
    )
    if (request === undefined) return context.text('this is no NCIP', 400)
    const call: Call = { kind: request.kind, xml, itemId: request.itemId }
    came.push(call)
    options.report?.(call)
    const behaviour: Behaviour = script.get(request.kind)?.shift() ?? { answer: 'ok' }
    switch (behaviour.answer) {
      case 'ok':
        return xmlAnswer(written(request, execute(request)))
      case 'rename': {
        const { id } = behaviour
        const body = execute({ ...request, itemId: id })
        return xmlAnswer(written(request, { ...body, ItemId: { ItemIdentifierValue: id } }))
      }
      case 'problem': {
        const { type, detail } = behaviour
        const problem = { ProblemType: { value: type }, ProblemDetail: detail }
        return xmlAnswer(written(request, { Problem: [problem] }))
      }
      case 'http':
        return new Response(behaviour.body ?? null, { status: behaviour.status })
      case 'drop':
        if (behaviour.done) execute(request)
        context.env.incoming.socket.destroy()
        return RESPONSE_ALREADY_SENT
    }
  })

  const circulate = (id: string, onLoan: boolean): void => {
    const item = stock.items.get(id)
    if (item !== undefined) stock.items.set(id, { ...item, onLoan })
  }

  return {
    start: (port = 0) =>
      new Promise((resolve) => {
        server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address: AddressInfo) =>
          resolve(`http://127.0.0.1:${address.port}/ncip`),
        )
      }),
    stop: () =>
      new Promise((resolve) => {
        if (server === undefined) return resolve()
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
    behaveNext: (service, ...behaviours) => {
      script.set(service, [...(script.get(service) ?? []), ...behaviours])
    },
    calls: () => came,
    items: () => [...stock.items.values()],
    circulate,
    notify: async (news, id) => {
      const item = stock.items.get(id)
      if (options.gateway === undefined || item === undefined) return false
      stock.items.set(id, applyNotification(news, item))
      return notifyGateway(options.gateway, news, item)
    },
  }
}
