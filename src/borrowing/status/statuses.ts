/** Every public status: what it means, in words for staff; its counterpart in the described system; what it is shown for. */
export const statuses = {
  created: {
    meaning: 'Made; no partner to ask is named yet.',
    counterpart: 'REQUEST_CREATED_BOR',
    shownFor: 'stage created: create, or the last pending partner removed',
  },
  pending_approval: {
    meaning: 'Waits for approval by staff.',
    counterpart: 'PENDING_APPROVAL',
    shownFor: 'stage pending_approval, or waiting for approval: create, reopen after declined',
  },
  duplicate: {
    meaning: 'The patron has an open request for the same item; waits for staff.',
    counterpart: null,
    shownFor: 'waiting for duplicate: create',
  },
  locally_owned: {
    meaning: 'The library owns the item and has it available; waits for staff.',
    counterpart: null,
    shownFor:
      'waiting for locally_owned: located; expects_to_supply, will_supply of a broker that names the library itself',
  },
  awaiting_copyright_clearance: {
    meaning: 'The library’s count of copies of this journal is at its limit; waits for staff.',
    counterpart: null,
    shownFor: 'waiting for copyright: create or edit of a copy',
  },
  waiting_for_staff: {
    meaning: 'A rule says that staff must look before it is sent.',
    counterpart: null,
    shownFor: 'waiting for staff: create with hold, or by a sending rule',
  },
  scheduled: {
    meaning: 'Waits for a date before it is sent.',
    counterpart: null,
    shownFor:
      'waiting until a date: create with hold, by a sending rule, or a retry that the partner wants later',
  },
  locate_in_process: {
    meaning: 'The partners’ catalogues are being asked.',
    counterpart: 'LOCATE_IN_PROCESS',
    shownFor: 'stage locating: locate, or automatic locate',
  },
  locate_failed: {
    meaning: 'No partner was found to hold the item.',
    counterpart: 'LOCATE_FAILED',
    shownFor: 'stage locate_failed: located, or the locate deadline',
  },
  ready_to_send: {
    meaning: 'Ready; waits to be sent.',
    counterpart: 'READY_TO_SEND',
    shownFor: 'stage ready: create or set_rota with a partner, approve, located',
  },
  request_sent: {
    meaning: 'A partner is being asked and has not answered.',
    counterpart: 'REQUEST_SENT',
    shownFor: 'stage sent: send, retry, the next partner',
  },
  unconfirmed: {
    meaning: 'It is not known whether the partner has the request; it was asked for the status.',
    counterpart: null,
    shownFor: 'negotiation unconfirmed: a request whose sending is in doubt',
  },
  send_failed: {
    meaning: 'A message could not be delivered, or was refused; staff resend or go on.',
    counterpart: null,
    shownFor: 'attention send_failed: a message refused or dead',
  },
  no_answer: {
    meaning: 'A partner does not answer; staff decide.',
    counterpart: null,
    shownFor: 'attention no_answer: a deadline that passed',
  },
  request_accepted: {
    meaning: 'The partner has the request and looks for the item.',
    counterpart: 'REQUEST_ACCEPTED',
    shownFor: 'stage accepted: request_received, expects_to_supply',
  },
  will_supply: {
    meaning: 'The partner will supply.',
    counterpart: 'WILL_SUPPLY',
    shownFor: 'stage will_supply: will_supply',
  },
  conditional: {
    meaning: 'The partner supplies on conditions; staff accept or decline.',
    counterpart: 'CONDITIONAL',
    shownFor: 'negotiation condition: conditional',
  },
  retry_possible: {
    meaning: 'The partner cannot supply as asked; staff retry or go on.',
    counterpart: null,
    shownFor: 'negotiation retry: retry_possible',
  },
  rejected_by_partner: {
    meaning: 'No partner of the rota supplied; kept for staff.',
    counterpart: 'REJECT',
    shownFor: 'stage unfilled: the rota is used up, and a partner rejected it',
  },
  cancel_requested: {
    meaning: 'A cancel was sent; the partner has not answered it.',
    counterpart: 'CANCEL_REPLY',
    shownFor: 'negotiation cancel: cancel, cancel_partner',
  },
  cancel_not_accepted: {
    meaning: 'The partner refused the cancel; the request goes on.',
    counterpart: 'CANCEL_NOT_ACCEPTED',
    shownFor: 'last answer cancel_refused: cancel_refused',
  },
  shipped_physically: {
    meaning: 'The item is on its way.',
    counterpart: 'SHIPPED_PHYSICALLY',
    shownFor: 'stage shipped: shipped',
  },
  shipped_digitally: {
    meaning: 'The item was delivered electronically.',
    counterpart: 'SHIPPED_DIGITALLY',
    shownFor: 'stage shipped, files only: shipped',
  },
  shipped_by_other_partner: {
    meaning: 'A partner that was no longer asked has shipped; staff adopt it or send it back.',
    counterpart: null,
    shownFor: 'attention stale_shipment: shipped by a partner that was left',
  },
  receiving: {
    meaning: 'The library’s system is recording the item.',
    counterpart: null,
    shownFor: 'negotiation receiving: receive, where the library’s system records it',
  },
  ils_refused: {
    meaning: 'The library’s system refused to record the item, or to clean up; staff retry, skip or undo.',
    counterpart: null,
    shownFor: 'attention ils_refused: the library’s system refused',
  },
  received_physically: {
    meaning: 'The item is at the library.',
    counterpart: 'RECEIVED_PHYSICALLY',
    shownFor: 'stage received: receive',
  },
  received_digitally: {
    meaning: 'The file is at the library.',
    counterpart: 'RECEIVED_DIGITALLY',
    shownFor: 'stage received, files only: receive',
  },
  received_not_for_loan: {
    meaning: 'The item is at the library, for use there only.',
    counterpart: 'RECEIVED_NOT_FOR_LOAN',
    shownFor: 'stage received, an item not for loan: receive, shipped with a condition',
  },
  in_library_use: {
    meaning: 'The patron uses the item in the library.',
    counterpart: null,
    shownFor: 'stage received, an item in use: start_in_library_use',
  },
  loaned_to_patron: {
    meaning: 'The patron has the item.',
    counterpart: 'LOANED',
    shownFor: 'stage on_loan: patron_loan',
  },
  returned_by_patron: {
    meaning: 'The patron brought the item back.',
    counterpart: null,
    shownFor: 'stage patron_returned: patron_return',
  },
  renew_requested: {
    meaning: 'The partner was asked to renew.',
    counterpart: 'RENEW_REQUESTED',
    shownFor: 'negotiation renew: renew, approve_renewal',
  },
  mediated_renewal: {
    meaning: 'A renewal waits for staff.',
    counterpart: 'MEDIATED_RENEWAL',
    shownFor: 'negotiation renew_review: renew',
  },
  renewed_by_partner: {
    meaning: 'The partner renewed.',
    counterpart: 'RENEWED',
    shownFor: 'last answer renewed: renewed',
  },
  renew_not_accepted: {
    meaning: 'The partner refused to renew.',
    counterpart: 'RENEW_NOT_ACCEPTED',
    shownFor: 'last answer renew_refused: renew_refused, or a renewal that was refused in delivery',
  },
  overdue: {
    meaning: 'The partner says that the item is overdue.',
    counterpart: 'OVERDUE_ITEM',
    shownFor: 'attention overdue: overdue',
  },
  recalled_by_partner: {
    meaning: 'The partner wants the item back.',
    counterpart: 'RECALLED_BOR',
    shownFor: 'attention recalled: recalled',
  },
  hold_return: {
    meaning: 'The partner asks to hold the item before returning it.',
    counterpart: null,
    shownFor: 'attention hold_return: hold_return',
  },
  returned_to_partner: {
    meaning: 'The item goes back; the message to the partner is on its way.',
    counterpart: 'RETURNED_TO_PARTNER',
    shownFor: 'stage returned, the return message not delivered yet: return',
  },
  lender_check_in: {
    meaning: 'The partner knows of the return; its check-in is awaited.',
    counterpart: 'LENDER_CHECK_IN',
    shownFor: 'stage returned, the return message delivered',
  },
  lost_communicated: {
    meaning: 'The library informed the partner that the item is lost.',
    counterpart: 'LOST_COMMUNICATED',
    shownFor: 'attention lost by us: report_lost',
  },
  declared_lost_by_partner: {
    meaning: 'The partner ended the loan without a return: it gave the item away, or declared it lost.',
    counterpart: 'DECLARED_LOST',
    shownFor: 'attention lost by the partner: completed_without_return; also once closed as lost',
  },
  damaged_communicated: {
    meaning: 'The library informed the partner that the item is damaged.',
    counterpart: 'DAMAGED_COMMUNICATED',
    shownFor: 'attention damaged: report_damaged',
  },
  externally_obtained: {
    meaning: 'Obtained in another way; closed.',
    counterpart: 'EXTERNALLY_OBTAINED',
    shownFor: 'closed as completed with the reason externally_obtained: complete',
  },
  declined: {
    meaning: 'Staff declined the request; closed.',
    counterpart: null,
    shownFor: 'closed: decline',
  },
  expired: {
    meaning: 'It took too long; closed.',
    counterpart: 'EXPIRED',
    shownFor: 'closed: expired, the response deadline, the date of interest',
  },
  unfilled: {
    meaning: 'No partner supplied: kept for staff where the profile keeps it, else closed.',
    counterpart: null,
    shownFor:
      'closed: the rota is used up, where the profile closes; stage unfilled, where nobody rejected it',
  },
  lost: {
    meaning: 'The item was lost; closed.',
    counterpart: null,
    shownFor: 'closed: completed_without_return after report_lost',
  },
  cancelled_by_staff: {
    meaning: 'Cancelled by staff; closed.',
    counterpart: 'CANCELLED',
    shownFor: 'closed: cancel by staff, accepted or withdrawn',
  },
  cancelled_by_patron: {
    meaning: 'Cancelled by the patron; closed.',
    counterpart: 'CANCELLED',
    shownFor: 'closed: cancel by the patron, accepted or withdrawn',
  },
  cancelled_by_partner: {
    meaning: 'Cancelled by the partner; closed.',
    counterpart: 'CANCELLED',
    shownFor: 'closed: cancelled_by_partner, where nobody is left',
  },
  request_completed: {
    meaning: 'Done; closed.',
    counterpart: 'REQUEST_COMPLETED',
    shownFor: 'closed: checked_in, return delivered, complete, hand_over, forward_to_patron',
  },
} as const satisfies Record<
  string,
  { readonly meaning: string; readonly counterpart: string | null; readonly shownFor: string }
>

export type Status = keyof typeof statuses

/** Returns whether a text is the code of a public status. */
export const isStatus = (text: string): text is Status => Object.hasOwn(statuses, text)
