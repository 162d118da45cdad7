import type { CommandType } from '../commands/command.ts'
import type { Input } from '../decision.ts'
import type { OperationKind } from '../request/operation.ts'

/**
 * How a command is taken back: by the snapshot before it, until its message left (`message_leaves`) or something later
 * changed the same (`change`); by another command; or not at all, and why.
 */
export type UndoRule =
  | { readonly until: 'message_leaves' | 'change' }
  | { readonly instead: CommandType }
  | { readonly never: string }

const untilSent = { until: 'message_leaves' } as const
const untilChanged = { until: 'change' } as const

/** How each command is undone. */
export const undoRules: Readonly<Record<CommandType, UndoRule>> = {
  edit: { instead: 'edit' },
  keep_duplicate: untilSent,
  look_up: { instead: 'edit' },
  clear_copyright: untilSent,
  approve: untilSent,
  decline: untilChanged,
  set_rota: untilSent,
  add_partners: untilSent,
  add_rota_template: untilSent,
  find_holders: untilSent,
  move: untilChanged,
  remove_partner: untilChanged,
  locate: { never: 'catalogues are only read' },
  send: untilSent,
  resend: { instead: 'cancel' },
  cancel: untilChanged,
  cancel_partner: untilChanged,
  cancel_hold: untilSent,
  place_on_shelf: untilChanged,
  put_in_transit: untilChanged,
  accept_condition: untilChanged,
  decline_condition: untilSent,
  retry: untilSent,
  decline_retry: untilSent,
  ask_patron: untilChanged,
  answer_question: { never: 'the patron has answered: ask again' },
  receive: { instead: 'undo_receive' },
  retry_ils: { instead: 'undo_receive' },
  skip_ils: { instead: 'undo_receive' },
  undo_receive: { instead: 'receive' },
  undo_return: { instead: 'return' },
  correct_item: { instead: 'correct_item' },
  confirm_due_date: untilChanged,
  close_outstanding: untilChanged,
  split_request: { never: 'the other request exists: cancel it there' },
  match_items: untilChanged,
  reject_shipment: untilSent,
  report_faulty_copy: untilSent,
  attach_file: untilChanged,
  forward_to_patron: { never: 'a mail that is out cannot be called back' },
  revoke_link: untilChanged,
  hand_over: untilChanged,
  patron_loan: untilChanged,
  start_in_library_use: untilChanged,
  end_in_library_use: untilChanged,
  patron_return: untilChanged,
  renew: untilSent,
  approve_renewal: untilSent,
  decline_renewal: untilChanged,
  return: { instead: 'undo_return' },
  hold_return: untilChanged,
  claim_returned: untilChanged,
  report_lost: { instead: 'found' },
  report_damaged: untilChanged,
  report_not_arrived: untilChanged,
  report_not_coming: untilChanged,
  found: { instead: 'report_lost' },
  message: untilSent,
  claim: untilSent,
  mark_read: untilChanged,
  mark_communicated: untilChanged,
  add_cost: untilChanged,
  correct_cost: untilChanged,
  settle_cost: untilChanged,
  waive_condition: untilChanged,
  record_partner_event: untilChanged,
  adopt: untilSent,
  dismiss: untilChanged,
  complete: untilChanged,
  reopen: untilChanged,
  undo: { never: 'give the command again' },
}

/** Returns the rule of a command that a snapshot undoes; null for every other input. */
export const snapshotRule = (input: Input): Extract<UndoRule, { until: string }> | null => {
  if (input.kind !== 'command') return null
  const rule = undoRules[input.command.type]
  return 'until' in rule ? rule : null
}

/**
 * What a message means for an undo once it has left: the partner is asked in words to disregard it, its entry is left
 * (`leave`), nothing follows (`nothing`), or it cannot be taken back (`final`).
 */
export const messageLeft: Readonly<
  Record<OperationKind, { readonly note: string } | 'leave' | 'nothing' | 'final'>
> = {
  request: 'leave',
  retry: 'final',
  cancel: { note: 'Please disregard our cancellation: the request stands.' },
  accept_condition: { note: 'Please disregard our acceptance of your conditions: it was a mistake.' },
  decline_condition: 'final',
  received: { note: 'Please disregard our message that the item was received: it was a mistake.' },
  renew: { note: 'Please disregard our request to renew: it was a mistake.' },
  shipped_return: { note: 'Please disregard our message that the item was returned: it is still here.' },
  shipped_forward: { note: 'Please disregard our message that the item was sent on: it is still here.' },
  status_request: 'nothing',
  reminder: 'nothing',
  message: { note: 'Please disregard our last message: it was a mistake.' },
  lost: { note: 'Please disregard our report of a loss: it was a mistake.' },
  damaged: { note: 'Please disregard our report of damage: it was a mistake.' },
  hold_return: { note: 'Please disregard that we hold the return: it was a mistake.' },
}
