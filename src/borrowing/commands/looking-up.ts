import { reason } from '../../translations/reason.ts'
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
        failure,
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
    return explain(
      change(draft, { lookUp }),
      result?.failure === undefined
        ? reason('explanation.nothing_new_from_sources')
        : reason('explanation.nothing_from_sources', { why: result.failure }),
    )
  }
  return change(draft, {
    lookUp,
    citation: result.citation,
    sourcedFields: [...(draft.request.sourcedFields ?? []), ...result.sourcedFields].slice(0, 40),
  })
}
