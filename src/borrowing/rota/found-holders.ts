import { change, type Draft } from '../life-cycle/draft.ts'
import { among } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { FoundRota } from '../rota-rules/found-rota.ts'
import { checkNextPartners } from './ask-catalogues.ts'
import { hasPending, withPlanned } from './entries.ts'
import { endLocateWhenAnswered } from './locate.ts'

/** Returns an entry with what the union catalogue said of it. */
const withFacts = (draft: Draft, entry: Entry, found: FoundRota): Entry => {
  const facts = found.partners.find(({ partner }) => partner === entry.partner)
  if (facts?.source === undefined) return entry
  const { available, callNumber, location, recordId, source } = facts
  return {
    ...entry,
    ...(callNumber === undefined ? {} : { callNumber }),
    ...(recordId === undefined ? {} : { recordId }),
    located: { at: draft.context.now, held: true, available, location, source },
  }
}

/** Adds the holders that union catalogues named as entries, and goes on with them. */
export const placeFoundHolders = (draft: Draft, found: FoundRota): Draft => {
  const before = draft.request.entryCount
  const added = change(withPlanned(draft, found), { findingHolders: undefined })
  const rota = added.request.rota.map((entry) => (entry.id > before ? withFacts(added, entry, found) : entry))
  const placed = change(added, { rota })
  const resumes =
    among(['created', 'locate_failed', 'unfilled'], placed.request.stage) && hasPending(placed.request)
  return endLocateWhenAnswered(checkNextPartners(resumes ? change(placed, { stage: 'locating' }) : placed))
}
