import type { RequestSummary } from '../../api/types.ts'
import type { IconName } from '../../shared/icons/icon-paths.ts'
import type { Words } from '../../words/en.ts'

/** The groups of what asks for a person, the most urgent first: each by what ends it. */
const askingGroups = ['wanted', 'asks', 'late', 'missing', 'failed', 'approve', 'unfilled', 'other'] as const
type AskingGroup = (typeof askingGroups)[number]
/** The groups of Today: what asks for a person, and what no lender was asked for yet. */
export type TodayGroup = AskingGroup | 'send'

/** The sign of each group that asks for a person. */
export const groupIcons: Readonly<Record<AskingGroup, IconName>> = {
  wanted: 'recall',
  asks: 'message',
  late: 'late',
  missing: 'notArrived',
  failed: 'alarm',
  approve: 'approve',
  unfilled: 'unfilled',
  other: 'info',
}

type Kind = keyof Words['attention']

/** The group of each kind of attention; what is to be sent asks nothing. */
const groupOfKind: Readonly<Record<Kind, AskingGroup>> = {
  recalled: 'wanted',
  overdue: 'wanted',
  due_date_review: 'wanted',
  return_due: 'wanted',
  condition: 'asks',
  condition_stated: 'asks',
  retry_offer: 'asks',
  cost: 'asks',
  message_received: 'asks',
  renew_review: 'asks',
  late_promise: 'asks',
  event_ignored: 'asks',
  mail_review: 'asks',
  no_answer: 'late',
  unconfirmed: 'late',
  idle: 'late',
  may_have_missed: 'late',
  not_arrived: 'missing',
  items_outstanding: 'missing',
  items_review: 'missing',
  stale_shipment: 'missing',
  shipped_without_notice: 'missing',
  lost: 'missing',
  damaged: 'missing',
  return_not_seen: 'missing',
  send_failed: 'failed',
  not_sendable: 'failed',
  ils_refused: 'failed',
  ils_records_left: 'failed',
  gave_up: 'failed',
  file_not_passed_on: 'asks',
  patron_not_reached: 'failed',
  profile_missing: 'failed',
  approval: 'approve',
  duplicate: 'approve',
  duplicate_at_partner: 'approve',
  locally_owned: 'approve',
  copyright: 'approve',
  citation_incomplete: 'approve',
  rota_used_up: 'unfilled',
  locate_failed: 'unfilled',
  cancel_refused: 'other',
  no_longer_wanted: 'other',
  claims_returned: 'other',
  needed_by_at_risk: 'other',
  due_while_closed: 'other',
  stale_promise: 'other',
  hold_expired: 'other',
  hold_return: 'other',
  checked_in_early: 'other',
}

const isKind = (kind: string): kind is Kind => kind in groupOfKind

/** Returns whether a request waits for nothing but the review of a mail: it stands there. */
export const waitsForMailOnly = ({ actions }: RequestSummary): boolean => {
  const asking = (actions?.attention ?? []).filter(({ asks }) => asks)
  return asking.length > 0 && asking.every(({ kind }) => kind === 'mail_review')
}

/** Sorts requests into groups: each appears once, in the most urgent group of its attention. */
export const groupRequests = (
  requests: readonly RequestSummary[],
): readonly { readonly group: AskingGroup; readonly requests: readonly RequestSummary[] }[] => {
  const groupOf = ({ attention }: RequestSummary): AskingGroup => {
    const groups = attention.map((kind) => (isKind(kind) ? groupOfKind[kind] : 'other'))
    return askingGroups.find((group) => groups.includes(group)) ?? 'other'
  }
  return askingGroups
    .map((group) => ({ group, requests: requests.filter((request) => groupOf(request) === group) }))
    .filter((each) => each.requests.length > 0)
}
