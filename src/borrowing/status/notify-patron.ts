import { effect, type Work, workflowOf } from '../life-cycle/draft.ts'
import type { Request } from '../request/request.ts'
import { projectStatus } from './project-status.ts'
import type { Status } from './statuses.ts'

/** Tells the patron of a status, where the workflow profile names it and the patron gave an address. */
export const tellPatron = (work: Work, status: Status): Work =>
  work.request.patron?.email !== undefined &&
  workflowOf(work).patronNotices.includes(status) &&
  !work.effects.some((each) => each.kind === 'notice')
    ? effect(work, { kind: 'notice', status })
    : work

/** Tells the patron of the status that was reached, where it is news. */
export const notifyPatron = (before: Request | null, work: Work): Work => {
  const status = projectStatus(work.request)
  return before === null || projectStatus(before) !== status ? tellPatron(work, status) : work
}
