import { type Reason, reason } from '../../translations/reason.ts'
import type { PartnerCode } from '../values.ts'
import type { Lender } from './lender.ts'
import type { BalanceRule, Network } from './network.ts'
import { type NetworkMembership, plainName } from './supply-terms.ts'

/** How many more items a library borrowed from partners than it lent them; left out where that is not seen whole. */
export type NetBorrowing = Readonly<Partial<Record<PartnerCode, number>>>

/** A balance rule of a network of the library that asks, with what the library has borrowed. */
export type BalanceLimit = Pick<BalanceRule, 'maxNetBorrowing' | 'then'> & {
  readonly network: string
  /** With each member, or with all of them together; undefined where it is not known. */
  readonly net: NetBorrowing | number | undefined
}

/** What the rules of the networks in common say of a lender. */
export type BalanceVerdict = {
  readonly then: BalanceRule['then']
  readonly reason: Reason<'rota.balance_limit'>
}

/** Reads the balance rules of the networks that a library borrows in. */
export const balanceLimits = (
  defined: readonly Network[],
  memberships: readonly NetworkMembership[],
  members: Iterable<Lender>,
  net: NetBorrowing,
): readonly BalanceLimit[] => {
  const networks = defined.filter(
    ({ name, balanceRules }) =>
      balanceRules.length > 0 && memberships.some(({ network }) => plainName(network) === plainName(name)),
  )
  if (networks.length === 0) return []
  const counted = [...members].filter(({ code }) => net[code] !== undefined)
  return networks.flatMap(({ name, balanceRules }) => {
    const ofNetwork = counted.filter((lender) => isMember(lender, name))
    const pool = ofNetwork.reduce((sum, { code }) => sum + (net[code] ?? 0), 0)
    return balanceRules.map(({ scope, maxNetBorrowing, then }) => ({
      network: name,
      maxNetBorrowing,
      then,
      net: scope === 'bilateral' ? net : ofNetwork.length === 0 ? undefined : pool,
    }))
  })
}

const isMember = ({ networks = [] }: Lender, name: string): boolean =>
  networks.some(({ network }) => plainName(network) === plainName(name))

const severity = ['warn', 'last', 'exclude'] as const

/**
 * Says what balance rules make of a lender. A rule counts once what the library borrowed more than it lent reaches its
 * limit. In each network in common the strictest rule counts; of several networks, the one that asks least.
 *
 * @param shared the networks that both have in common, as `plainName` writes them
 * @returns null where some network in common sets no limit that is reached
 */
export const judgeBalance = (
  lender: Lender,
  limits: readonly BalanceLimit[],
  shared: readonly string[],
): BalanceVerdict | null => {
  if (limits.length === 0) return null
  const verdicts = shared.map((name): BalanceVerdict | null => {
    const reached = limits
      .map((limit) => ({ ...limit, net: typeof limit.net === 'object' ? limit.net[lender.code] : limit.net }))
      .filter(
        ({ network, net, maxNetBorrowing }) =>
          plainName(network) === name && net !== undefined && net >= maxNetBorrowing,
      )
      .toSorted((one, other) => severity.indexOf(other.then) - severity.indexOf(one.then))[0]
    if (reached === undefined) return null
    const { network, net = 0, maxNetBorrowing: limit, then } = reached
    return { then, reason: reason('rota.balance_limit', { network, net, limit }) }
  })
  if (verdicts.includes(null)) return null
  return (
    verdicts
      .filter((verdict) => verdict !== null)
      .toSorted((one, other) => severity.indexOf(one.then) - severity.indexOf(other.then))[0] ?? null
  )
}
