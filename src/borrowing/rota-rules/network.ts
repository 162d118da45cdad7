import { z } from 'zod'
import { type NetworkMembership, plainName, Tier } from './supply-terms.ts'

/** What happens to members of a network from whom a library has borrowed much more than it lent. */
export const BalanceRule = z.object({
  scope: z
    .enum(['bilateral', 'pool'])
    .describe(
      'What counts: what went between the library and the one member (`bilateral`), or between it and all members together (`pool`).',
    ),
  maxNetBorrowing: z
    .int()
    .min(0)
    .max(1_000_000)
    .describe('How many more items the library may borrow than it lends, over 365 days.'),
  // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
  then: z
    .enum(['warn', 'last', 'exclude'])
    .describe(
      'What follows once that is reached: the explanation of the rota says so (`warn`), the members are also asked after all others (`last`), or they are not asked (`exclude`).',
    ),
})
export type BalanceRule = z.infer<typeof BalanceRule>

/** A network of libraries: what holds between its members unless they say otherwise. */
export const Network = z.object({
  code: z.string().trim().min(1).max(60).describe('The code of the network, fixed once given.'),
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .describe(
      'The name by which directories, partners and libraries call it, compared without regard to case. In memberships and prices its code may stand for it.',
    ),
  description: z.string().max(1000).optional().describe('What is to be known of it.'),
  reciprocal: z
    .boolean()
    .optional()
    .describe(
      'True where members supply each other free of charge only, false where they are paid; both where left out. The membership of a partner or library may say otherwise.',
    ),
  tiers: z
    .array(Tier.omit({ network: true }))
    .max(100)
    .prefault([])
    .describe('The prices of its members that have none of their own for it.'),
  balanceRules: z
    .array(BalanceRule)
    .max(10)
    .prefault([])
    .describe(
      'Limits of what a library may borrow more than it lends. Only loans count of which both directions are seen: through the relay, or between libraries of this gateway.',
    ),
})
export type Network = z.infer<typeof Network>

/** Finds the network that a membership or price names: by its name, or by its code. */
export const findNetwork = (networks: readonly Network[], named: string): Network | undefined => {
  const key = plainName(named)
  return (
    networks.find(({ name }) => plainName(name) === key) ??
    networks.find(({ code }) => plainName(code) === key)
  )
}

/** What an institution says of its networks and prices. */
type Terms = { readonly networks: readonly NetworkMembership[]; readonly tiers: readonly Tier[] }

/** Adds what the networks of an institution say where it says nothing itself: whether supply is free, and prices. */
export const withNetworkTerms = ({ networks, tiers }: Terms, defined: readonly Network[]): Terms => {
  if (defined.length === 0 || networks.length === 0) return { networks, tiers }
  const nameOf = (named: string): string => findNetwork(defined, named)?.name ?? named
  const own = tiers.map((tier) =>
    tier.network === undefined ? tier : { ...tier, network: nameOf(tier.network) },
  )
  const memberships = networks.map((membership) => {
    const network = findNetwork(defined, membership.network)
    const reciprocal = membership.reciprocal ?? network?.reciprocal
    return {
      ...membership,
      network: network?.name ?? membership.network,
      ...(reciprocal === undefined ? {} : { reciprocal }),
    }
  })
  const isPriced = (name: string): boolean =>
    own.some(({ network }) => network === undefined || plainName(network) === plainName(name))
  const ofNetworks = memberships.flatMap(({ network: name }) =>
    isPriced(name)
      ? []
      : (findNetwork(defined, name)?.tiers ?? []).map((tier): Tier => ({ ...tier, network: name })),
  )
  return { networks: memberships, tiers: [...own, ...ofNetworks] }
}
