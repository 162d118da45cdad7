import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runImport } from '../../src/cli/import/run-import.ts'
import { adminKey, startWholeGateway } from '../support/gateway.ts'

/** The number of open requests that are imported, and the longest time for that, in seconds. */
const [count, maxSeconds] = [10_000, 60]

test(`${count.toLocaleString('en')} open requests are imported within ${maxSeconds} seconds`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-import-'))
  const gateway = await startWholeGateway()
  try {
    await gateway.api('PUT', '/v1/libraries/ABC', {
      name: 'Abc',
      symbols: [{ type: 'ISIL', value: 'X-ABC' }],
    })
    for (const code of ['NORTH', 'SOUTH'])
      await gateway.api('PUT', `/v1/partners/${code}`, {
        name: code,
        symbols: [{ type: 'ISIL', value: `X-${code}` }],
        connection: { protocol: 'iso18626', url: 'https://ill.example.org/iso18626' },
      })
    const lines = Array.from({ length: count }, (_, index) =>
      JSON.stringify({
        reference: `OLD-${index}`,
        citation: { title: `The title of work ${index}`, author: `Author ${index % 900}` },
        service: { type: index % 3 === 0 ? 'copy' : 'loan' },
        patron: { id: `patron-${index % 4_000}`, surname: 'Doe' },
        rota: ['NORTH', 'SOUTH'],
      }),
    )
    const [file, keyFile] = [join(folder, 'requests.ndjson'), join(folder, 'key')]
    await Promise.all([writeFile(file, lines.join('\n')), writeFile(keyFile, adminKey)])
    const printed: string[] = []
    const output = { print: (line: string) => void printed.push(line), complain: () => undefined }
    const started = performance.now()
    const code = await runImport('requests', file, { url: gateway.url, keyFile, library: 'ABC' }, output)
    const seconds = (performance.now() - started) / 1000
    expect({ code, printed }).toMatchObject({
      code: 0,
      printed: [expect.stringContaining(`${count} imported, 0 unchanged, 0 refused`)],
    })
    const { body } = await gateway.api('GET', '/v1/requests/counts')
    expect(body).toMatchObject({ worklists: { to_send: count } })
    expect(seconds).toBeLessThan(maxSeconds)
  } finally {
    await gateway.stop()
    await rm(folder, { recursive: true })
  }
}, 300_000)
