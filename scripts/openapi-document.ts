import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenAPI3 } from 'openapi-typescript'
import { readConfig } from '../src/config.ts'
import { startGateway } from '../src/node.ts'
import { openStore } from '../src/store/open-store.ts'

/** Reads the OpenAPI document of a gateway that is started for it. */
export const readOpenApiDocument = async (): Promise<OpenAPI3> => {
  const folder = mkdtempSync(join(tmpdir(), 'lendwire-openapi-'))
  const config = readConfig({
    LENDWIRE_PORT: '0',
    LENDWIRE_STORE: `sqlite:${join(folder, 'lendwire.sqlite')}`,
    LENDWIRE_ADMIN_KEY: 'the-key-of-a-gateway-that-only-describes-itself',
  })
  const running = await startGateway(config, {
    log: () => undefined,
    print: () => undefined,
    // Without threads: a thread that is about to end does not keep the process waiting for it.
    openStore: ({ store }, now) => openStore(store, { now }),
  })
  try {
    return (await (await fetch(`${running.url}/openapi.json`)).json()) as OpenAPI3
  } finally {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
