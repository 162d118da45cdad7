import type { Request } from '../../src/borrowing/request/request.ts'

/** Returns what an undo must bring back: everything but counters, the ids that messages had, and what undoes. */
export const publicView = (story: { readonly request: Request }): unknown => {
  const { undo: _, requestIdCount, itemCount, entryCount, next, deadlines, ...view } = story.request
  const kinds = deadlines.map(({ kind, entry }) => `${kind} ${entry ?? ''}`).toSorted()
  const turn = next === null ? null : { who: next.who, for: next.for, attention: next.attention }
  return JSON.parse(
    JSON.stringify({
      ...view,
      attention: view.attention.map(({ kind }) => kind).toSorted(),
      rota: view.rota.map((entry) => ({ ...entry, lastFingerprint: undefined, lastOperation: undefined })),
      lastAnswer: null,
      deadlines: kinds.filter((each) => !each.startsWith('idle')),
      turn,
    }),
  )
}
