import ipaddr from 'ipaddr.js'
import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import type { AgencyId } from '../borrowing/values.ts'
import type { Partner } from '../partners/partner.ts'
import type { ProtocolEntry } from '../partners/protocol-entry.ts'
import { chooseEntry } from '../partners/protocols.ts'
import { type Fault, Problem } from '../problem.ts'

/** What a profile is checked against. */
export type Surroundings = {
  /** The other partners of the gateway. */
  readonly partners: readonly Partner[]
  readonly libraries: ReadonlySet<string>
  readonly workflows: ReadonlySet<string>
  readonly locateProfiles: ReadonlySet<string>
  /** The registered protocols. */
  readonly protocols: readonly ProtocolEntry[]
  /** The languages that letters can be written in. */
  readonly letterLanguages: readonly string[]
}

/** Is it the name or address of a host in a private network? */
export const isPrivateHost = (hostname: string): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (host === 'localhost' || host.endsWith('.localhost')) return true
  return ipaddr.isValid(host) && ipaddr.process(host).range() !== 'unicast'
}

const workflowFaults = (partner: Partner, { workflows, libraries }: Surroundings): readonly Fault[] => {
  const named = [
    { path: 'workflow', workflow: partner.workflow },
    ...Object.entries(partner.overrides).map(([library, override]) => ({
      path: `overrides/${library}/workflow`,
      workflow: override.workflow,
    })),
  ]
  return [
    ...named.flatMap(({ path, workflow }) =>
      workflow === undefined || workflows.has(workflow)
        ? []
        : [{ path, message: `There is no workflow profile ${workflow}` }],
    ),
    ...Object.keys(partner.overrides).flatMap((library) =>
      libraries.has(library)
        ? []
        : [{ path: `overrides/${library}`, message: `There is no library ${library}` }],
    ),
  ]
}

/** The fault of naming a locate profile that is not there. */
export const locateProfileFaults = (
  named: string | undefined,
  profiles: ReadonlySet<string>,
): readonly Fault[] =>
  named === undefined || profiles.has(named)
    ? []
    : [{ path: 'locateProfile', message: `There is no locate profile ${named}` }]

/** The faults of a list of agency ids in itself: one that stands in it twice. */
export const repeatedSymbols = (symbols: readonly AgencyId[]): readonly Fault[] =>
  symbols.flatMap((symbol, index) =>
    symbols.findIndex((each) => agencyKey(each) === agencyKey(symbol)) < index
      ? [{ path: `symbols/${index}`, message: 'This agency id stands in the list twice' }]
      : [],
  )

/** Finds the first of some documents that has an agency id of these. */
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

/**
 * Checks what no schema can: that what a profile names exists, that its URL can be what it says, that its code and agency
 * ids are its own.
 *
 * @param partner the document to be stored
 * @param surroundings what else there is; `Problem` invalid_input with faults, or conflict naming the other partner
 */
export const checkPartner = (partner: Partner, surroundings: Surroundings): void => {
  const faults = [
    ...repeatedSymbols(partner.symbols),
    ...chooseEntry(surroundings.protocols)
      .of(partner)
      .connectionFaults(partner, { isPrivateHost, letterLanguages: surroundings.letterLanguages }),
    ...workflowFaults(partner, surroundings),
    ...locateProfileFaults(partner.locateProfile, surroundings.locateProfiles),
  ]
  if (faults.length > 0) {
    throw new Problem(
      'invalid_input',
      `The profile of the partner ${partner.code} cannot be stored: see faults.`,
      { faults },
    )
  }
  const namesake = surroundings.partners.find(
    ({ code }) => code !== partner.code && code.toLowerCase() === partner.code.toLowerCase(),
  )
  if (namesake !== undefined) {
    throw new Problem(
      'conflict',
      `The code differs from that of the partner ${namesake.code} in case alone.`,
      {
        facts: { partner: namesake.code },
      },
    )
  }
  const taken = ownerOfSymbol(
    partner.symbols,
    surroundings.partners.filter(({ code }) => code !== partner.code),
  )
  if (taken !== undefined) {
    const { owner, symbol } = taken
    throw new Problem(
      'conflict',
      `The agency id ${symbol.type}:${symbol.value} belongs to the partner ${owner.code}.`,
      { facts: { partner: owner.code } },
    )
  }
}
