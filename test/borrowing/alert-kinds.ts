import type { AlertKind } from '../../src/borrowing/request/alert.ts'
import {
  answers,
  begin,
  delivers,
  does,
  hears,
  leftButShipped,
  passes,
  received,
  type Story,
  sent,
  settles,
  shipped,
  undeliverable,
} from './support.ts'

/** A story for every kind of alert, in which it stands. */
export const alertKinds: { readonly [Kind in AlertKind]: Story } = {
  send_failed: settles(does(begin(), 'send'), 'request', undeliverable()),
  stale_shipment: leftButShipped(),
  ils_refused: answers(does(shipped({ recordsInIls: true }), 'receive'), {
    type: 'ils_refused',
    reason: 'no such location',
  }),
  recalled: hears(received(), 'recalled'),
  overdue: hears(received(), 'overdue'),
  hold_return: hears(received(), 'hold_return'),
  lost: does(received(), 'report_lost'),
  damaged: does(received(), 'report_damaged'),
  no_answer: passes(delivers(does(sent(), 'cancel'), 'cancel'), 'cancel_reply'),
}
