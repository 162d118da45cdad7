import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import type { PartnerCode } from '../borrowing/values.ts'
import { symbolsOf } from '../partners/agencies.ts'
import type { Partner } from '../partners/partner.ts'

/**
 * Finds the partner that a code of a union catalogue belongs to.
 *
 * @param source the locate profile of the union catalogue
 * @param codeType the type of agency ids that its codes are; undefined where they may be of any
 */
export type OwnerOf = (
  source: string,
  codeType: string | undefined,
  codes: readonly string[],
) => PartnerCode | undefined

/** The owner of a code that several partners have: it belongs to none of them. */
const ambiguous = null

/** Makes the index of the partners by the codes under which union catalogues know them. */
const indexPartners = (partners: readonly Partner[]): OwnerOf => {
  const owners = new Map<string, PartnerCode | null>()
  const add = (key: string, code: PartnerCode): void => {
    const owner = owners.get(key)
    owners.set(key, owner === undefined || owner === code ? code : ambiguous)
  }
  const inSource = (source: string | undefined, value: string): string =>
    `${source ?? ''}|${value}`.toLowerCase()
  for (const partner of partners) {
    const { code, holdingCode, holdingCodes } = partner
    for (const symbol of symbolsOf(partner)) {
      add(agencyKey(symbol), code)
      add(symbol.value.toLowerCase(), code)
    }
    if (holdingCode !== undefined) add(inSource(undefined, holdingCode), code)
    for (const { source, value } of holdingCodes) add(inSource(source, value), code)
  }
  return (source, codeType, codes) => {
    for (const code of codes) {
      const word = code.trim().toLowerCase()
      const symbol = codeType === undefined || word.includes(':') ? word : `${codeType.toLowerCase()}:${word}`
      const owner =
        owners.get(inSource(source, word)) ?? owners.get(inSource(undefined, word)) ?? owners.get(symbol)
      if (owner !== undefined && owner !== ambiguous) return owner
    }
    return undefined
  }
}

/** Makes the index once for each list of partners. */
export const createHolderIndex = (): ((partners: readonly Partner[]) => OwnerOf) => {
  let last: { readonly partners: readonly Partner[]; readonly ownerOf: OwnerOf } | undefined
  return (partners) => {
    if (last?.partners !== partners) last = { partners, ownerOf: indexPartners(partners) }
    return last.ownerOf
  }
}
