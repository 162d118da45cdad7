import { close } from '../life-cycle/close-request.ts'
import { change, effect, explain, factsOf, startDeadline, type Work } from '../life-cycle/draft.ts'
import { among } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { hasPending, isUnasked } from './entries.ts'
import { sendIfAutomatic } from './next-entry.ts'

const movedByLocate = ['created', 'locate_failed', 'ready', 'unfilled', 'pending_approval'] as const

const uncatalogued = (work: Work, entry: Entry): boolean => factsOf(work, entry)?.catalogue === undefined

/**
 * Has the catalogues of some entries' partners asked, and the library's own unless staff overrode it. A partner without a locate profile cannot be
 * asked after: it stays in the rota.
 */
export const askCatalogues = (work: Work, ids: readonly number[]): Work => {
  const own = work.context.hasCatalogue === true && work.request.askedThoughOwned !== true
  const asked = work.request.rota.filter((entry) => ids.includes(entry.id) && !uncatalogued(work, entry))
  const rota = work.request.rota.map((entry): Entry => {
    if (!ids.includes(entry.id)) return entry
    return uncatalogued(work, entry) ? { ...entry, state: 'pending' } : { ...entry, locating: true }
  })
  const marked = change(work, { rota, ...(own ? { locatingOwn: true } : {}) })
  const entries = asked.map((entry) => entry.id)
  return entries.length === 0 && !own ? marked : effect(marked, { kind: 'locate', entries, own })
}

/** Starts asking the partners' catalogues about the entries that were not asked yet. */
export const startLocate = (work: Work): Work => {
  const entries = work.request.rota.filter(isUnasked).map((entry) => entry.id)
  const started = askCatalogues(work, entries)
  if (!among(movedByLocate, work.request.stage)) return started
  const locating = change(started, { stage: 'locating' })
  if (!isLocating(locating.request))
    return endLocate(explain(locating, 'no partner has a catalogue that can be asked'))
  return startDeadline(locating, 'locate', work.context.workflow.deadlines.locate)
}

/** Is an answer of a catalogue still to come? */
const isLocating = ({ rota, locatingOwn }: Request): boolean =>
  locatingOwn === true || rota.some((entry) => entry.locating === true && isUnasked(entry))

/** Locate is over once every catalogue has answered, or those that have not are no longer asked after. */
export const endLocateWhenAnswered = (work: Work): Work => {
  const { stage } = work.request
  if (stage === 'locating') return isLocating(work.request) ? work : endLocate(work)
  return stage === 'ready' && !hasPending(work.request) ? endLocate(work) : work
}

/** Locate took too long: who did not answer stays in the rota or leaves it, as its locate profile says. */
export const giveUpLocate = (work: Work): Work => {
  const rota = work.request.rota.map((entry): Entry => {
    if (entry.locating !== true) return entry
    const { locating: _, ...others } = entry
    if (!isUnasked(entry)) return others
    const drops = factsOf(work, entry)?.catalogue?.whenUncertain === 'drop'
    return {
      ...others,
      state: drops ? 'not_located' : entry.state,
      reason: 'its catalogue did not answer in time',
    }
  })
  const given = change(explain(work, 'locate took too long: it goes on with what answered'), {
    rota,
    locatingOwn: undefined,
  })
  return endLocate(given)
}

/** Ready where an entry is pending, else it has failed. */
const endLocate = (work: Work): Work => {
  if (hasPending(work.request)) return sendIfAutomatic(change(work, { stage: 'ready' }))
  const told = explain(work, 'no partner was found to hold the item')
  return work.context.workflow.onLocateFailure === 'close'
    ? close(told, { kind: 'unfilled' })
    : change(told, { stage: 'locate_failed' })
}

/** Goes on after creation, approval or a change of the rota: created, locating, ready, and sent where that is automatic. */
export const enterRota = (work: Work): Work => {
  if (!hasPending(work.request)) return change(work, { stage: 'created' })
  if (work.context.workflow.automaticLocate) return startLocate(work)
  return sendIfAutomatic(change(work, { stage: 'ready' }))
}
