import { LibraryCode } from '../../../src/borrowing/values.ts'
import { adminKey, type OpenTestStore, startHttp, type TestGateway } from '../http.ts'
import { type FuzzReport, fuzz } from './fuzz.ts'

const bearer = 'a-token-that-every-peer-shows-1'
const inboundCredentials = [{ kind: 'bearer', token: bearer }]

/** The documents of the scene, which calls find there. */
const documents: readonly (readonly [string, unknown])[] = [
  [
    '/v1/partners/NORDBY',
    {
      name: 'Nordby University Library',
      symbols: [{ type: 'ISIL', value: 'NO-1030310' }],
      allowPrivateNetwork: true,
      connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
      inboundCredentials,
      retry: { attempts: 1 },
    },
  ],
  [
    '/v1/partners/SOLVIK',
    {
      name: 'Solvik Library',
      symbols: [{ type: 'ISIL', value: 'SOLVIK' }],
      allowPrivateNetwork: true,
      connection: { protocol: 'ncip', url: 'http://127.0.0.1:9/ncip' },
      inboundCredentials: [{ kind: 'bearer', token: `${bearer}-too` }],
      retry: { attempts: 1 },
    },
  ],
  ['/v1/mailboxes/main', { library: 'ABC', inboundCredentials }],
  ['/v1/webhooks/ils', { library: 'ABC', url: 'http://127.0.0.1:9/events', allowPrivateNetwork: true }],
]

const startScene = async (openStore: OpenTestStore | undefined) => {
  const gateway: TestGateway = await startHttp({
    settings: { unauthenticatedPerMinute: 10_000 },
    ...(openStore === undefined ? {} : { openStore }),
  })
  const system = await gateway.makeLibrary('ABC')
  for (const [path, json] of documents) {
    const { status, text } = await gateway.call('PUT', path, { json })
    if (status >= 300) throw new Error(text)
  }
  const library = LibraryCode.parse('ABC')
  const ofRole = (role: 'library_admin' | 'staff' | 'viewer') =>
    gateway.makeKey({ name: role, role, library, speaksForOthers: false })
  const keys = {
    admin: adminKey,
    system,
    library_admin: await ofRole('library_admin'),
    staff: await ofRole('staff'),
    viewer: await ofRole('viewer'),
    metrics: await gateway.makeKey({ name: 'metrics', role: 'metrics', speaksForOthers: false }),
    peer: bearer,
    nobody: null,
  }
  return { gateway, keys }
}

/**
 * Fuzzes a gateway with a library, partners of two protocols and a few documents. Deliveries fail, deadlines pass and
 * time goes on meanwhile.
 *
 * @returns what was found, with what the log says of calls that failed unexpectedly
 */
export const fuzzGateway = async (
  options: { readonly calls: number; readonly seed: number },
  openStore?: OpenTestStore,
): Promise<FuzzReport & { readonly log: TestGateway['log'] }> => {
  const { gateway, keys } = await startScene(openStore)
  try {
    const report = await fuzz(gateway.url, keys, options, async () => {
      await gateway.deliver()
      await gateway.sendEvents()
      await gateway.sweep()
      gateway.advance(60_000)
    })
    return { ...report, log: gateway.log.filter(({ level }) => level === 'error') }
  } finally {
    await gateway.close()
  }
}
