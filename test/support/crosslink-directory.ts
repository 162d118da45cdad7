import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An entry as CrossLink's directory has it. */
export type CrossLinkEntry = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly name: string
}

/** What goes wrong at a directory: it hangs, sends 100 MB, or answers with a page of a proxy. */
export type DirectoryTrouble = 'none' | 'hangs' | 'floods' | 'html' | 'refuses' | 'grows' | 'repeats'

/** A directory over HTTP in the shape of CrossLink's, on a free port. */
export type CrossLinkDirectory = {
  /** The URL without `/entries`. */
  readonly url: string
  readonly entries: (entries: readonly CrossLinkEntry[]) => void
  readonly trouble: (trouble: DirectoryTrouble) => void
  /** The paths that were asked for. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Makes an institution of a directory: names and symbols are made up. */
export const institution = (
  number: number,
  more: Readonly<Record<string, unknown>> = {},
): CrossLinkEntry => ({
  id: uuid(number),
  name: `Library ${String(number).padStart(5, '0')}`,
  type: 'Institution',
  contactName: `Person ${number}`,
  email: `ill${number}@library.example`,
  symbols: [{ authority: 'ISIL', symbol: `XX-${number}`, id: uuid(900_000 + number) }],
  endpoints: [
    {
      id: uuid(800_000 + number),
      name: 'ISO 18626',
      type: 'ISO18626',
      address: `https://library${number}.example/iso18626`,
      vendor: 'ReShare',
    },
  ],
  addresses: [
    {
      id: uuid(700_000 + number),
      type: 'Shipping',
      addressComponents: [
        { seq: 1, type: 'Locality', value: `Town ${number}` },
        { seq: 0, type: 'Thoroughfare', value: `${number} Library Street` },
        { seq: 2, type: 'PostalCode', value: String(10_000 + number) },
      ],
    },
  ],
  networks: [
    { id: uuid(1), consortium: uuid(2), name: 'North', priority: number % 3 },
    { id: uuid(3), consortium: uuid(2), name: 'National', priority: 9 },
  ],
  tiers: [
    { id: uuid(4), consortium: uuid(2), name: 'Core loan', level: 'Standard', type: 'Loan', cost: 0 },
    { id: uuid(5), consortium: uuid(2), name: 'Core copy', level: 'Standard', type: 'Copy', cost: 12.5 },
  ],
  closures: [
    { id: uuid(6), entry: uuid(number), startDate: '2026-12-24', endDate: '2027-01-02', reason: 'Break' },
  ],
  lmsConfig: { address: 'https://lms.example', fromAgencyAuthentication: 'never-to-be-read' },
  ...more,
})

const flood = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const chunk = Buffer.alloc(1_000_000, 32)
  let left = 100
  const send = (): void => {
    while (left > 0) {
      left -= 1
      if (!response.write(chunk)) return void response.once('drain', send)
    }
    response.end()
  }
  send()
}

/** Starts a directory. It answers as CrossLink does: no `nextLink`, and a `count` of 0 beyond the end. */
export const startCrossLinkDirectory = async (): Promise<CrossLinkDirectory> => {
  let all: readonly CrossLinkEntry[] = []
  let trouble: DirectoryTrouble = 'none'
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://directory.example')
    if (trouble === 'hangs') return
    if (trouble === 'floods') return flood(response)
    if (trouble === 'html') return void response.end('<!doctype html><title>Sign in</title>')
    if (trouble === 'refuses' || pathname !== '/directory/entries') {
      response.statusCode = trouble === 'refuses' ? 503 : 404
      return void response.end()
    }
    const limit = Number(searchParams.get('limit') ?? 10)
    const offset = trouble === 'repeats' ? 0 : Number(searchParams.get('offset') ?? 0)
    const items = all.slice(offset, offset + limit)
    const count = trouble === 'grows' ? all.length + asked.length : all.length
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ items, about: { count: items.length === 0 ? 0 : count } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/directory`,
    entries: (entries) => {
      all = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))
    },
    trouble: (next) => {
      trouble = next
    },
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
