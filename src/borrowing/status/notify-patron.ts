import { isOnShelf } from '../items/item-states.ts'
import { type Draft, effect, workflowOf } from '../life-cycle/draft.ts'
import { readyForPickup } from '../notice-words.ts'
import type { Request } from '../request/request.ts'
import { projectStatus } from './project-status.ts'
import type { Status } from './statuses.ts'

/** Sends the patron a notice, where the workflow profile names it and the patron gave an address. */
const notify = (draft: Draft, name: Status | typeof readyForPickup): Draft =>
  draft.request.patron?.email !== undefined &&
  workflowOf(draft).patronNotices.includes(name) &&
  !draft.effects.some((each) => each.kind === 'notice')
    ? effect(draft, { kind: 'notice', status: name })
    : draft

/** Sends the patron a notice of a status, where the workflow profile names it and the patron gave an address. */
export const notifyOfStatus = (draft: Draft, status: Status): Draft => notify(draft, status)

const isReady = (request: Request | null): boolean => request?.items.some(isOnShelf) === true

/** Sends the patron a notice of the status that was reached, where it is news, or that an item is ready for pickup. */
export const notifyPatron = (before: Request | null, draft: Draft): Draft => {
  if (workflowOf(draft).patronNotices.length === 0) return draft
  const notified = isReady(draft.request) && !isReady(before) ? notify(draft, readyForPickup) : draft
  const status = projectStatus(notified.request)
  return before === null || projectStatus(before) !== status ? notify(notified, status) : notified
}
