import { z } from 'zod'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { Connection } from './connection.ts'
import { Partner } from './partner.ts'
import type { Protocol } from './protocol.ts'
import type { ProtocolEntry, ProtocolParts } from './protocol-entry.ts'

/** The protocols of a gateway, chosen by the partner in one place. */
export type Protocols = {
  readonly entries: readonly ProtocolEntry[]
  /** The protocol by which a partner is reached. `Problem` internal for a name that is not registered. */
  of(partner: Pick<Partner, 'connection'>): Protocol
  /** The protocol of a name. `Problem` internal for one that is not registered. */
  named(name: string): Protocol
}

/** Chooses among registered protocols by the partner, or by name. */
export type ChooseEntry = {
  of(partner: { readonly connection: Pick<Connection, 'protocol'> }): ProtocolEntry
}

const chooser = <T>(byName: ReadonlyMap<string, T>) => {
  const named = (name: string): T => {
    const entry = byName.get(name)
    if (entry === undefined)
      throw new Problem(
        'internal',
        reason('not_found.protocol', { protocol: name, protocols: [...byName.keys()].join(', ') }),
      )
    return entry
  }
  return {
    named,
    of: ({ connection }: { readonly connection: Pick<Connection, 'protocol'> }): T =>
      named(connection.protocol),
  }
}

/** Finds the registry entry of a partner's protocol. `Problem` internal for a name that is not registered. */
export const chooseEntry = (entries: readonly ProtocolEntry[]): ChooseEntry =>
  chooser(new Map(entries.map((entry) => [entry.name, entry])))

/**
 * Makes the protocols of a gateway.
 *
 * @param entries the registered ones
 * @param parts what they need from outside
 */
export const createProtocols = (entries: readonly ProtocolEntry[], parts: ProtocolParts): Protocols => ({
  entries,
  ...chooser(new Map(entries.map((entry) => [entry.name, entry.create(parts)]))),
})

/**
 * Returns the schema of a partner's profile, with a connection of one of the protocols.
 *
 * @param entries the registered protocols
 */
export const partnerSchema = (entries: readonly ProtocolEntry[]) => {
  const [first, ...others] = entries.map(({ connection }) => connection)
  if (first === undefined) throw new Problem('internal', reason('start.no_protocol'))
  return Partner.extend({
    connection: z.discriminatedUnion('protocol', [first, ...others]).describe('How the partner is reached.'),
  })
}
