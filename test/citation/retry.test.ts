import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { createFillCitation } from '../../src/citation/fill-citation.ts'
import { shortHash } from '../../src/hash.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createHttpTransport } from '../../src/transport/http.ts'

test('a source that cannot answer now is asked once more', async () => {
  let calls = 0
  const server = createServer((_, response) => {
    calls += 1
    if (calls === 1) response.writeHead(503).end()
    else
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ message: { title: ['On Lending'] } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-citation-'))
  const store = await openStore(
    { kind: 'sqlite', file: join(folder, 'store.sqlite') },
    { now: Date.now, allowLoss: true },
  )
  const transport = createHttpTransport()
  try {
    const { port } = server.address() as AddressInfo
    const fillCitation = createFillCitation(
      {
        store,
        transport: {
          dispatch: (message) =>
            message.kind === 'http' ? transport.dispatch(message) : Promise.reject(new Error('not HTTP')),
        },
        now: () => instantOf(Date.now()),
        hash: shortHash,
      },
      {
        sources: { crossref: `http://127.0.0.1:${port}` },
        timeout: 20_000,
        keep: 1000,
        allowPrivateNetwork: true,
      },
    )
    const { citation } = await fillCitation({ identifiers: [{ type: 'DOI', value: '10.1000/182' }] })
    expect([calls, citation.title]).toEqual([2, 'On Lending'])
  } finally {
    await transport.close()
    await store.close()
    server.close()
    await rm(folder, { recursive: true })
  }
})
