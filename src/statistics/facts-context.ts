import type { Library } from '../borrowing/library.ts'
import { plainName } from '../borrowing/rota-rules/supply-terms.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { protocolNameOf } from '../partners/connection.ts'
import type { FactsContext } from './request-facts.ts'

/** Returns what the facts of a library's requests need of the configuration. */
export const factsContext = (
  snapshot: Pick<ConfigSnapshot, 'partner'>,
  library: Pick<Library, 'timeZone' | 'networks'> | null,
): FactsContext => ({
  timeZone: library?.timeZone ?? 'UTC',
  protocolOf: (code) => {
    const partner = snapshot.partner(code)
    return partner === null ? undefined : protocolNameOf(partner)
  },
  networksOf: (code) => {
    const joined = new Set(snapshot.partner(code)?.networks.map(({ network }) => plainName(network)))
    return (library?.networks ?? [])
      .map(({ network }) => network)
      .filter((network) => joined.has(plainName(network)))
      .toSorted()
  },
})
