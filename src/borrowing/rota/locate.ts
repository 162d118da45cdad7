import { reason } from '../../translations/reason.ts'
import { close } from '../life-cycle/close-request.ts'
import { change, type Draft, explain, factsOf, startDeadline } from '../life-cycle/draft.ts'
import { among } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { askCatalogues } from './ask-catalogues.ts'
import { hasPending, isUnsent } from './entries.ts'
import { sendIfAutomatic } from './next-entry.ts'

const movedByLocate = ['created', 'locate_failed', 'ready', 'unfilled', 'pending_approval'] as const

/** Starts asking the partners' catalogues about the entries that were not asked yet, and union catalogues where holders are to be found. */
export const startLocate = (draft: Draft): Draft => {
  const entries = draft.request.rota.filter(isUnsent).map((entry) => entry.id)
  const started = askCatalogues(draft, entries, { asksHolders: true })
  if (!among(movedByLocate, draft.request.stage)) return started
  const locating = change(started, { stage: 'locating' })
  if (!isLocating(locating.request)) return endLocate(explain(locating, reason('explanation.no_catalogue')))
  return startDeadline(locating, 'locate', draft.context.workflow.deadlines.locate)
}

/** Returns whether an answer of a catalogue is still to come. */
const isLocating = ({ rota, locatingOwnCatalogue, findingHolders }: Request): boolean =>
  locatingOwnCatalogue === true ||
  findingHolders !== undefined ||
  rota.some((entry) => entry.locating === true && isUnsent(entry))

/**
 * Ends locate when nothing is awaited. Locate is over once every catalogue has answered, or those that have not are no
 * longer asked after.
 */
export const endLocateWhenAnswered = (draft: Draft): Draft => {
  const { stage } = draft.request
  if (stage === 'locating') return isLocating(draft.request) ? draft : endLocate(draft)
  return stage === 'ready' && !hasPending(draft.request) ? endLocate(draft) : draft
}

/**
 * Ends locate that took too long, without the missing answers: a partner that did not answer stays in the rota or
 * leaves it, as its locate profile says.
 */
export const giveUpLocate = (draft: Draft): Draft => {
  const rota = draft.request.rota.map((entry): Entry => {
    if (entry.locating !== true) return entry
    const { locating: _, ...others } = entry
    if (!isUnsent(entry)) return others
    const drops = factsOf(draft, entry)?.catalogue?.whenUncertain === 'drop'
    return {
      ...others,
      state: drops ? 'not_located' : entry.state,
      reason: reason('rota.catalogue_too_slow'),
    }
  })
  const stopped = change(explain(draft, reason('explanation.locate_too_slow')), {
    rota,
    locatingOwnCatalogue: undefined,
    findingHolders: undefined,
  })
  return endLocate(stopped)
}

/** Ends locate. Ready where an entry is pending, else it has failed. */
const endLocate = (draft: Draft): Draft => {
  if (hasPending(draft.request)) return sendIfAutomatic(change(draft, { stage: 'ready' }))
  const explained = explain(draft, reason('explanation.not_located_anywhere'))
  return draft.context.workflow.onLocateFailure === 'close'
    ? close(explained, { kind: 'unfilled' })
    : change(explained, { stage: 'locate_failed' })
}

/** Goes on after creation, approval or a change of the rota: created, locating, ready, and sent where that is automatic. */
export const enterRota = (draft: Draft): Draft => {
  const finds = draft.request.findingHolders !== undefined
  if (!hasPending(draft.request) && !finds) return change(draft, { stage: 'created' })
  if (draft.context.workflow.automaticLocate || finds) return startLocate(draft)
  return sendIfAutomatic(change(draft, { stage: 'ready' }))
}
