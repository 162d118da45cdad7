import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { isRecord } from '../../src/is-record.ts'

/** A message, or the answer to one, as it crossed the wire: the form of the recordings of running systems. */
export type Step = {
  /** Who sends it to whom; `, reply` for an answer. */
  readonly direction: string
  /** The HTTP status of an answer; left out where none came. */
  readonly status?: number
  readonly headers: { readonly 'content-type'?: string }
  /** Its bytes, with the names of credentials in place of their values. */
  readonly xml: string | null
}

/** The two systems that an address joins, by name. */
export type Ends = { readonly from: string; readonly to: string }

/** What a recorder does with each step, with the path under which its message came. */
export type KeepStep = (path: string, step: (ends: Ends) => Step) => void

const namesSecret = /secret|.code|password|token|account|credential|key|user/i

/** Lists the credentials in settings with their names: the strings under a name that says so. */
export const credentialsIn = (
  settings: unknown,
  name = '',
): readonly { readonly name: string; readonly value: string }[] => {
  if (typeof settings === 'string')
    return namesSecret.test(name) && settings.length > 2 ? [{ name, value: settings }] : []
  if (Array.isArray(settings)) return settings.flatMap((each) => credentialsIn(each, name))
  return isRecord(settings)
    ? Object.entries(settings).flatMap(([key, value]) => credentialsIn(value, key))
    : []
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Returns a text with the names of credentials in place of their values. */
export const withoutCredentials = (text: string, credentials: ReturnType<typeof credentialsIn>): string =>
  credentials
    .toSorted((one, other) => other.value.length - one.value.length)
    .reduce(
      (rest, { name, value }) => rest.replaceAll(value, `(${name})`).replaceAll(escaped(value), `(${name})`),
      text,
    )

const contentType = (value: string | null | undefined): Step['headers'] =>
  value === null || value === undefined ? {} : { 'content-type': value }

/** The headers that belong to one connection, or that the next one sets. */
const ofConnection = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'expect',
]

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || ofConnection.includes(name) ? [] : [[name, [value].flat().join(', ')]],
    ),
  )

/**
 * Listens on the loopback address, passes each message on, and its answer back, and keeps both.
 *
 * @param target where messages go: the origin of an address
 * @param port where it listens; a free port where left out
 * @returns its own origin, and what stops it. A message that no answer comes to is cut off here too
 */
export const recordExchanges = async (
  target: string,
  keep: KeepStep,
  port = 0,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/'
    const body = await buffer(request)
    keep(path, ({ from, to }) => ({
      direction: `${from} to ${to}`,
      headers: contentType(request.headers['content-type']),
      xml: body.toString(),
    }))
    const answer = await fetch(new URL(path, target), {
      method: request.method ?? 'POST',
      headers: headersOf(request),
      redirect: 'manual',
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    }).catch(() => null)
    const bytes = answer === null ? null : Buffer.from(await answer.arrayBuffer())
    const type = answer?.headers.get('content-type')
    keep(path, ({ from, to }) => ({
      direction: `${to} to ${from}, reply`,
      ...(answer !== null && { status: answer.status }),
      headers: contentType(type),
      xml: bytes?.toString() ?? null,
    }))
    if (answer === null || bytes === null) response.destroy()
    else response.writeHead(answer.status, contentType(type)).end(bytes)
  }
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const own = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://127.0.0.1:${own}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
