import type { CommandType, RequestSummary } from '../../api/types.ts'
import { likelyCommand, ruleOf } from '../request/commands/command-fields.ts'

/** The commands that make sense for many requests: they need no more than a note. */
const bulkCommands = [
  'send',
  'approve',
  'receive',
  'place_on_shelf',
  'patron_loan',
  'patron_return',
  'return',
  'locate',
  'keep_duplicate',
  'accept_condition',
  'decline_condition',
  'retry',
  'decline_retry',
  'renew',
  'claim',
  'approve_renewal',
  'decline_renewal',
  'mark_read',
  'retry_ils',
  'decline',
  'cancel',
  'complete',
  'reopen',
] as const satisfies readonly CommandType[]
export type BulkCommand = (typeof bulkCommands)[number]
const maxButtons = 3

/** The number of requests that one press of a button selects. */
export const maxInBulk = 200

/**
 * Sorts the commands for selected requests: buttons for what all of them allow, or most of them where there is none, and
 * of these first what mostly comes next; the others in a menu, whose preview names those with which it is not possible.
 */
export const sortBulkCommands = (
  selected: readonly RequestSummary[],
): { readonly buttons: readonly BulkCommand[]; readonly others: readonly BulkCommand[] } => {
  const countOf = (type: BulkCommand): number =>
    ruleOf(type).isDangerous === true
      ? 0
      : selected.filter(({ actions }) => actions?.allowedCommands.includes(type)).length
  const likelyCountOf = (type: BulkCommand): number =>
    selected.filter(
      ({ actions, next, stage }) =>
        actions !== undefined && likelyCommand({ ...actions, next, stage }) === type,
    ).length
  const sorted = bulkCommands.toSorted(
    (one, other) => countOf(other) - countOf(one) || likelyCountOf(other) - likelyCountOf(one),
  )
  const common = sorted.filter((type) => countOf(type) === selected.length).slice(0, maxButtons)
  const buttons = common.length > 0 ? common : sorted.slice(0, 1)
  return { buttons, others: sorted.filter((type) => !buttons.includes(type)) }
}
