import type { LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { Note, noteApplied, settingCode } from './applied-erasures.ts'
import { patronsOfEvent, removeEarlierPatron } from './earlier-patron.ts'
import { type EraseDeps, eraseAttempts, eraseRequests, pseudonymOfPatron } from './erase-requests.ts'
import { deleteViews, findViews, viewFilters } from './saved-views.ts'
import { findUnassigned, identifyingWords, recognizersOf } from './unassigned-messages.ts'
import { cancelJobsNaming, removeWordsOfOthers } from './words-of-others.ts'

const pageSize = 100

/**
 * Applies the list of erasures again where the store lacks them: it was restored from a
 * backup. It looks through all requests, and runs before anything else uses the store.
 *
 * @returns how many requests were anonymized; null where nothing had to be applied
 */
export const applyErasures = async (deps: EraseDeps): Promise<number | null> => {
  const list = (await deps.erasures?.read()) ?? []
  const last = list.at(-1)
  const note = Note.safeParse((await deps.store.getDocument('setting', settingCode))?.value).data
  if (last === undefined || (note?.at === last.at && note.pseudonym === last.pseudonym)) return null
  const erased = new Set(list.map(({ pseudonym }) => pseudonym))
  let count = 0
  const earlier = new Map<string, readonly [LibraryCode, RequestNumber, string]>()
  const views = new Set<string>()
  let position: string | null = null
  do {
    const page = await deps.store.dump(position, pageSize)
    for (const record of page.records) {
      if (record.kind === 'event')
        for (const { id } of patronsOfEvent(record.event))
          if (erased.has(await pseudonymOfPatron(deps.pseudonymize, record.library, id)))
            earlier.set(`${record.request} ${id}`, [record.library, record.request, id])
      if (record.kind !== 'request' || record.value.patron === undefined) continue
      const { library, patron, number } = record.value
      if (!erased.has(await pseudonymOfPatron(deps.pseudonymize, library, patron.id))) continue
      const stored = await deps.store.loadRequest(library, number)
      if (stored === null) continue
      const unassigned = await findUnassigned(deps, library, patron.id, [stored], true)
      const recognizers = recognizersOf(patron.id, [stored])
      for (const { key } of await findViews(deps.store, library, patron.id, recognizers, true)) views.add(key)
      await cancelJobsNaming(deps.store, library, identifyingWords(patron.id, [stored]))
      await removeWordsOfOthers(deps.store, recognizers)
      await eraseRequests(deps, library, [stored], unassigned.found)
      await deps.subjects.forget({ library, kind: 'patron', id: patron.id })
      count += 1
    }
    position = page.next
  } while (position !== null)
  for (const [library, number, patron] of earlier.values()) {
    if ((await removeEarlierPatron(deps, library, number, patron)) !== 'written') continue
    await deps.subjects.forget({ library, kind: 'patron', id: patron })
    count += 1
  }
  await eraseAttempts(
    deps,
    [...earlier.values()].map(([, number]) => number),
  )
  for (const view of await deps.store.listDocuments('view')) {
    const { library, filters } = viewFilters(view)
    if (library === null) continue
    for (const id of filters.patron ?? [])
      if (erased.has(await pseudonymOfPatron(deps.pseudonymize, library, id))) views.add(view.key)
  }
  await deleteViews(deps.store, [...views])
  await noteApplied(deps)
  if (count + views.size > 0) await deps.store.scrub()
  return count
}
