import { conditionsOfEntry } from '../borrowing/items/item-conditions.ts'
import type { Item } from '../borrowing/request/item.ts'
import type { Request } from '../borrowing/request/request.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'

/** The conditions that have words of their own: open codes of ISO 18626, LoanCondition, and what lenders add to them. */
const known: Readonly<Record<string, AnyReason>> = {
  LibraryUseOnly: reason('loan_condition.library_use_only'),
  NoRenewals: reason('loan_condition.no_renewals'),
  NoReproduction: reason('loan_condition.no_reproduction'),
  SignatureRequired: reason('loan_condition.signature_required'),
  SpecCollSupervReq: reason('loan_condition.special_collections'),
  WatchLibraryUseOnly: reason('loan_condition.watched_use'),
}

/** Returns the conditions that bind items, in words of the reader's language; a code that is not known as it is. */
export const conditionsInWords = (
  { rota }: Pick<Request, 'rota'>,
  items: readonly Item[],
  language: Language,
): string | undefined => {
  const entries = rota.filter(({ id }) => items.some(({ entry }) => entry === id))
  const codes = [...new Set(entries.flatMap(conditionsOfEntry))]
  const words = codes.map((code) => {
    const named = known[code]
    return named === undefined ? code : sentencesIn(language).say(named)
  })
  return words.length === 0 ? undefined : words.join('; ')
}
