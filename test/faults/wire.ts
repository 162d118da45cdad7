import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Random } from './random.ts'

/** An answer on the wire. */
export type WireAnswer = { readonly status: number; readonly contentType: string; readonly body: Buffer }

/** One message on its way, and what can be done with it. */
export type Exchange = {
  /** Carries it to its end; the connection to the sender is reset where nobody is there. */
  readonly carry: () => Promise<WireAnswer>
  readonly answer: (answer: WireAnswer) => void
  /** Gives the beginning of an answer, then breaks off. */
  readonly answerHalf: (answer: WireAnswer) => void
  /** Breaks the connection to the sender. */
  readonly reset: () => void
  /** Resolves once the sender has given up. */
  readonly senderGone: Promise<void>
  /** Says whether it was answered, or its sender does not wait any more. */
  readonly isOver: () => boolean
  /** Resolves once a message that was sent later has been answered, or none is any more. */
  readonly overtaken: Promise<void>
}

/** A fault that a message meets on the wire. */
export type Trouble = (exchange: Exchange) => Promise<void>

/** The network between gateways and lenders, both ways. */
export type Wire = {
  /** The addresses at which gateways find the lenders, and the lenders the gateways. */
  readonly lender: string
  readonly gateway: string
  /** The number of messages carried. */
  readonly carried: () => number
  /** Messages to the lenders that came while the same bytes were under way already, and their sender waited. */
  readonly atOnce: () => readonly string[]
  /** From now on every other message or so meets one of these troubles, until so many have. */
  readonly trouble: (troubles: readonly Trouble[], count: number) => void
  /** The number of messages that met a fault. */
  readonly troubled: () => number
  /** From now on all is well. */
  readonly repair: () => void
  readonly stop: () => Promise<void>
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve(`http://127.0.0.1:${port}`)
    })
  })

const passOn = ['content-type', 'authorization'] as const

/**
 * Lays the wire.
 *
 * @param ends where the lenders and the gateways listen; of several gateways each gets a message in turn
 */
export const layWire = async (
  ends: { readonly lender: () => string; readonly gateways: () => readonly string[] },
  random: Random,
): Promise<Wire> => {
  let troubles: readonly Trouble[] = []
  let left = 0
  let carried = 0
  let troubled = 0
  let turn = 0
  const underWay = new Map<string, Pick<Exchange, 'isOver'>>()
  const atOnce: string[] = []
  const overtakers = new Set<() => void>()
  const passed = (): void => {
    for (const tell of overtakers) tell()
    overtakers.clear()
  }
  const repair = (): void => {
    left = 0
    passed()
  }
  const meets = (): Trouble | undefined => {
    if (left === 0 || random.next() < 0.5) return undefined
    left -= 1
    troubled += 1
    return random.pick(troubles)
  }

  const exchangeOf = (
    target: string,
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): Exchange => {
    const reset = (): void => void response.socket?.resetAndDestroy()
    const write = ({ status, contentType, body: content }: WireAnswer): void => {
      response.writeHead(status, { 'content-type': contentType, 'content-length': content.length })
    }
    const headers = Object.fromEntries(
      passOn.flatMap((name) => (request.headers[name] ? [[name, request.headers[name]]] : [])),
    )
    return {
      carry: async () => {
        carried += 1
        try {
          const answer = await fetch(`${target}${request.url}`, { method: 'POST', headers, body })
          const contentType = answer.headers.get('content-type') ?? ''
          return { status: answer.status, contentType, body: Buffer.from(await answer.arrayBuffer()) }
        } catch (error) {
          reset()
          throw error
        }
      },
      answer: (answer) => {
        write(answer)
        response.end(answer.body)
      },
      answerHalf: (answer) => {
        write(answer)
        response.write(answer.body.subarray(0, answer.body.length / 2), reset)
      },
      reset,
      // Where the sender has gone before its message was read to the end, only its connection says so.
      senderGone: new Promise((resolve) => {
        if (request.socket.destroyed) resolve()
        request.socket.once('close', resolve)
        response.once('close', () => {
          request.socket.off('close', resolve)
          resolve()
        })
      }),
      isOver: () => response.closed || request.socket.destroyed,
      get overtaken() {
        return new Promise<void>((resolve) => overtakers.add(resolve))
      },
    }
  }

  const well: Trouble = async ({ carry, answer }) => answer(await carry())

  const watch = (exchange: Exchange, message: string): void => {
    const before = underWay.get(message)
    underWay.set(message, exchange)
    // That its sender gave up may be the next thing that the event loop has to tell.
    if (before?.isOver() === false) setImmediate(() => before.isOver() || atOnce.push(message))
  }

  const serve = (targetOf: () => string, look?: typeof watch): Server =>
    createServer((request, response) => {
      void (async () => {
        const body = await buffer(request)
        const trouble = meets()
        const exchange = exchangeOf(targetOf(), request, response, body)
        look?.(exchange, body.toString())
        await (trouble ?? well)(exchange)
        if (trouble === undefined) passed()
        // Whoever was not there or has gone shows in what the other end does next.
      })().catch(() => undefined)
    })

  const servers = [
    serve(ends.lender, watch),
    serve(() => {
      const gateways = ends.gateways()
      turn += 1
      return gateways[turn % gateways.length] ?? ''
    }),
  ]
  const [lender = '', gateway = ''] = await Promise.all(servers.map(listen))
  return {
    lender,
    gateway,
    carried: () => carried,
    atOnce: () => atOnce,
    trouble: (those, count) => {
      troubles = those
      left = count
    },
    troubled: () => troubled,
    repair,
    stop: async () => {
      repair()
      for (const server of servers) {
        server.close()
        server.closeAllConnections()
      }
    },
  }
}
