import { type OpenIdStep, testOpenId, testOpenIdLibraries } from '../../accounts/openid-check.ts'
import type { Config } from '../../config.ts'
import type { Store } from '../../store/ports/store.ts'
import { createFetch } from '../../transport/fetch-over-wire.ts'
import { type Finding, timeout } from './finding.ts'

const results = { passed: 'ok', warning: 'warning', failed: 'failed' } as const

const findingOf = ({ result, found, remedy }: OpenIdStep): Finding => ({
  check: 'openid',
  result: results[result],
  found,
  ...(remedy === null ? {} : { remedy }),
})

/**
 * Checks the identity provider of staff: discovery, keys, client secret and redirect address, over the
 * wire of the gateway, which keeps out of private networks. Nobody signs in. Nothing is checked where none is set up.
 */
export const checkOpenId = async ({
  openId,
  publicUrl,
}: Pick<Config, 'openId' | 'publicUrl'>): Promise<readonly Finding[]> => {
  if (openId === undefined) return []
  const { createTestWires } = await import('../../node.ts')
  const { transport } = createTestWires()
  return (await testOpenId(openId, publicUrl, createFetch(transport, openId, timeout))).map(findingOf)
}

/** Finds rows of the table of roles that name a library which does not exist: their people are refused. */
export const checkOpenIdLibraries = async (
  store: Pick<Store, 'getDocument'>,
  { openId }: Pick<Config, 'openId'>,
): Promise<readonly Finding[]> => {
  if (openId === undefined) return []
  const isKnown = async (library: string) => (await store.getDocument('library', library)) !== null
  return (await testOpenIdLibraries(openId, isKnown)).map(findingOf)
}
