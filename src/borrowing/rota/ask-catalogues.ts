import { change, type Draft, effect, factsOf } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'

const uncatalogued = (draft: Draft, entry: Entry): boolean => factsOf(draft, entry)?.catalogue === undefined

/**
 * Has the catalogues of some entries' partners asked, and the library's own unless staff overrode it. A partner without a locate profile cannot be
 * asked after: it stays in the rota.
 */
export const askCatalogues = (
  draft: Draft,
  ids: readonly number[],
  {
    asksOwn = true,
    asksHolders = false,
  }: { readonly asksOwn?: boolean; readonly asksHolders?: boolean } = {},
): Draft => {
  const own = asksOwn && draft.context.hasCatalogue === true && draft.request.ownershipOverridden !== true
  const catalogued = draft.request.rota.filter(
    (entry) => ids.includes(entry.id) && !uncatalogued(draft, entry),
  )
  const rota = draft.request.rota.map((entry): Entry => {
    if (!ids.includes(entry.id)) return entry
    return uncatalogued(draft, entry) ? { ...entry, state: 'pending' } : { ...entry, locating: true }
  })
  const marked = change(draft, { rota, ...(own ? { locatingOwnCatalogue: true } : {}) })
  const entries = catalogued.map((entry) => entry.id)
  const holders = asksHolders && draft.request.findingHolders !== undefined
  return entries.length === 0 && !own && !holders
    ? marked
    : effect(marked, { kind: 'locate', entries, own, ...(holders ? { holders } : {}) })
}

/** Returns whether the partner's own catalogue is to be asked: it has one that is no union catalogue of this build. */
const isToCheck = (draft: Draft, entry: Entry, sources: readonly string[]): boolean => {
  const profile = factsOf(draft, entry)?.catalogue?.profile
  const wasAsked = entry.located !== undefined && entry.located.source === undefined
  return (
    entry.state === 'pending' &&
    entry.locating !== true &&
    !wasAsked &&
    profile !== undefined &&
    !sources.includes(profile)
  )
}

/**
 * Has the catalogues of the next partners asked whether a copy is available, a few ahead of their turn, where the rota
 * comes from holdings. The stage stays as it is.
 */
export const checkNextPartners = (draft: Draft): Draft => {
  const { checkAhead = 0, sources = [] } = draft.request.rotaBuilds?.at(-1) ?? {}
  if (checkAhead === 0) return draft
  const names = sources.map(({ source }) => source)
  const next = draft.request.rota
    .filter(({ state }) => state === 'pending')
    .slice(0, checkAhead)
    .filter((entry) => isToCheck(draft, entry, names))
  return next.length === 0
    ? draft
    : askCatalogues(
        draft,
        next.map(({ id }) => id),
        { asksOwn: false },
      )
}
