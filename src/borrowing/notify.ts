import type { Request } from './request.ts'
import { projectStatus } from './status.ts'
import { effect, type Work, workflowOf } from './work.ts'

/** Tells the patron of a status that was reached, where the workflow profile names it and the patron gave an address. */
export const notifyPatron = (before: Request | null, work: Work): Work => {
  const status = projectStatus(work.request)
  const isNews = before === null || projectStatus(before) !== status
  return isNews &&
    work.request.patron?.email !== undefined &&
    workflowOf(work).patronNotices.includes(status) &&
    !work.effects.some((each) => each.kind === 'notice')
    ? effect(work, { kind: 'notice', status })
    : work
}
