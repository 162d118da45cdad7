import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import type { AgencyId, LibraryCode, PartnerCode } from '../borrowing/values.ts'
import { symbolsOf } from '../partners/agencies.ts'
import type { Partner } from '../partners/partner.ts'

type Named = Pick<Partner, 'code' | 'symbols' | 'formerSymbols' | 'relay'>

/** Partners by what only one of them may have. */
export type PartnerIndex = {
  readonly add: (partner: Named) => void
  /** Finds another partner whose code differs in case alone. */
  readonly namesakeOf: (partner: Named) => PartnerCode | undefined
  /** Finds another partner that has one of the agency ids. */
  readonly ownerOfSymbol: (
    partner: Named,
  ) => { readonly owner: PartnerCode; readonly symbol: AgencyId } | undefined
  /** Finds another partner that is the lending system of one of the libraries. */
  readonly ownerOfLibrary: (
    partner: Named,
  ) => { readonly owner: PartnerCode; readonly library: LibraryCode } | undefined
}

/** Makes the index of some partners. */
export const createPartnerIndex = (partners: readonly Named[]): PartnerIndex => {
  const byCode = new Map<string, PartnerCode>()
  const bySymbol = new Map<string, PartnerCode>()
  const byLibrary = new Map<LibraryCode, PartnerCode>()
  const add = (partner: Named): void => {
    const { code } = partner
    byCode.set(code.toLowerCase(), code)
    for (const symbol of symbolsOf(partner)) bySymbol.set(agencyKey(symbol), code)
    for (const library of partner.relay?.libraries ?? []) byLibrary.set(library, code)
  }
  for (const partner of partners) add(partner)
  return {
    add,
    namesakeOf: ({ code }) => {
      const found = byCode.get(code.toLowerCase())
      return found === code ? undefined : found
    },
    ownerOfSymbol: (partner) => {
      for (const symbol of symbolsOf(partner)) {
        const owner = bySymbol.get(agencyKey(symbol))
        if (owner !== undefined && owner !== partner.code) return { owner, symbol }
      }
      return undefined
    },
    ownerOfLibrary: ({ code, relay }) => {
      for (const library of relay?.libraries ?? []) {
        const owner = byLibrary.get(library)
        if (owner !== undefined && owner !== code) return { owner, library }
      }
      return undefined
    },
  }
}
