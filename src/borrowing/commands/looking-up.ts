import { change, type Draft, explain } from '../life-cycle/draft.ts'
import type { Request } from '../request/request.ts'

/** Notes why the sources of citations did not complete the citation; nothing where they did. */
export const noteLookUp = (draft: Draft, count: number): Request['lookUp'] => {
  const { failure, unanswered } = draft.context.lookedUp ?? {}
  return failure === undefined
    ? undefined
    : {
        at: draft.context.now,
        count,
        failure: failure.slice(0, 500),
        ...(unanswered === true ? { unanswered } : {}),
      }
}

/**
 * Fills in what the sources of citations say now, and notes why where they say nothing.
 *
 * @param byItself true where nobody gave the command: such look-ups are counted, since they end after some tries
 */
export const takeLookedUp = (draft: Draft, byItself: boolean): Draft => {
  const result = draft.context.lookedUp
  const lookUp = noteLookUp(draft, (draft.request.lookUp?.count ?? 0) + (byItself ? 1 : 0))
  if (result === undefined || result.sourcedFields.length === 0) {
    const why = result?.failure === undefined ? '' : `: ${result.failure}`
    return explain(change(draft, { lookUp }), `the sources of citations say nothing new${why}`.slice(0, 500))
  }
  return change(draft, {
    lookUp,
    citation: result.citation,
    sourcedFields: [...(draft.request.sourcedFields ?? []), ...result.sourcedFields].slice(0, 40),
  })
}
