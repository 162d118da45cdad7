import type { Closure } from '../borrowing/calendar.ts'
import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import type { AgencyId } from '../borrowing/values.ts'
import { type Fault, fault } from '../problem.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { forbiddenHost } from '../transport/private-addresses.ts'

/** Finds entries that a list holds a second time. */
export const repeatedFaults = (
  path: string,
  values: readonly string[],
  why: (value: string) => AnyReason,
): readonly Fault[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) < index ? [{ path: `${path}/${index}`, ...why(value) }] : [],
  )

/** Finds agency ids that a list holds a second time, or that stand in a list before it already. */
export const repeatedSymbols = (
  symbols: readonly AgencyId[],
  path = 'symbols',
  before: readonly AgencyId[] = [],
): readonly Fault[] => {
  const keys = [...before, ...symbols].map(agencyKey)
  return symbols.flatMap((symbol, index) =>
    keys.indexOf(agencyKey(symbol)) < before.length + index
      ? [fault(`${path}/${index}`, 'fault.agency_twice')]
      : [],
  )
}

/** Finds the first of some documents that has one of these agency ids. */
export const ownerOfSymbol = <T extends { readonly symbols: readonly AgencyId[] }>(
  symbols: readonly AgencyId[],
  others: readonly T[],
): { readonly owner: T; readonly symbol: AgencyId } | undefined => {
  const wanted = new Set(symbols.map(agencyKey))
  for (const owner of others) {
    const symbol = owner.symbols.find((each) => wanted.has(agencyKey(each)))
    if (symbol !== undefined) return { owner, symbol }
  }
  return undefined
}

/** Finds closures that end before they begin. */
export const closureFaults = (path: string, closures: readonly Closure[]): readonly Fault[] =>
  closures.flatMap(({ from, to }, index) =>
    to < from ? [fault(`${path}/${index}/to`, 'fault.closure_ends_before')] : [],
  )

/** Returns whether it is the name or address of a host in a private network, or of this machine. */
export const isPrivateHost = (host: string): boolean => forbiddenHost(host) !== undefined

/** Finds a host in a private network that nobody allowed. */
export const privateHostFaults = (path: string, host: string, isAllowed: boolean): readonly Fault[] =>
  isAllowed || !isPrivateHost(host) ? [] : [fault(path, 'fault.private_network', { host })]
