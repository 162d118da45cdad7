import { type Draft, effect, workflowOf } from '../life-cycle/draft.ts'
import type { Request } from '../request/request.ts'
import { projectStatus } from './project-status.ts'
import type { Status } from './statuses.ts'

/** Tells the patron of a status, where the workflow profile names it and the patron gave an address. */
export const notifyOfStatus = (draft: Draft, status: Status): Draft =>
  draft.request.patron?.email !== undefined &&
  workflowOf(draft).patronNotices.includes(status) &&
  !draft.effects.some((each) => each.kind === 'notice')
    ? effect(draft, { kind: 'notice', status })
    : draft

/** Tells the patron of the status that was reached, where it is news. */
export const notifyPatron = (before: Request | null, draft: Draft): Draft => {
  const status = projectStatus(draft.request)
  return before === null || projectStatus(before) !== status ? notifyOfStatus(draft, status) : draft
}
