import type { Iso18626WireMessage } from './iso18626-lender.ts'
import { accounting } from './rows/accounting.ts'
import { answering } from './rows/answering.ts'
import { cancelAnswers } from './rows/cancel-answers.ts'
import { cancelling } from './rows/cancelling.ts'
import { copies } from './rows/copies.ts'
import { copyright } from './rows/copyright.ts'
import { costs } from './rows/costs.ts'
import { creating } from './rows/creating.ts'
import { crossing } from './rows/crossing.ts'
import { delivering } from './rows/delivering.ts'
import { almaRows } from './rows/iso18626/alma.ts'
import { answers } from './rows/iso18626/answers.ts'
import { charges } from './rows/iso18626/charges.ts'
import { crosslinkRows } from './rows/iso18626/crosslink.ts'
import { otherVendorRows } from './rows/iso18626/other-vendors.ts'
import { refusals } from './rows/iso18626/refusals.ts'
import { requests } from './rows/iso18626/requests.ts'
import { reshareRows } from './rows/iso18626/reshare.ts'
import { lateShipments } from './rows/late-shipments.ts'
import { librarySystem } from './rows/library-system.ts'
import { lifeCycles } from './rows/life-cycles.ts'
import { locating } from './rows/locating.ts'
import { losing } from './rows/losing.ts'
import { partnerSettings } from './rows/partner-settings.ts'
import { preparing } from './rows/preparing.ts'
import { receiving } from './rows/receiving.ts'
import { recording } from './rows/recording.ts'
import { renewing } from './rows/renewing.ts'
import { routing } from './rows/routing.ts'
import { speaking } from './rows/speaking.ts'
import { doubt } from './rows/unconfirmed-sends.ts'
import { waiting } from './rows/waiting.ts'
import { arrivals } from './rows/whose-turn/arrivals.ts'
import { cancels } from './rows/whose-turn/cancels.ts'
import { files } from './rows/whose-turn/files.ts'
import { lenderEnds } from './rows/whose-turn/lender-ends.ts'
import { loans } from './rows/whose-turn/loans.ts'
import { mishaps } from './rows/whose-turn/mishaps.ts'
import { offers } from './rows/whose-turn/offers.ts'
import { ownSystem } from './rows/whose-turn/own-system.ts'
import { unusualOrders } from './rows/whose-turn/unusual-orders.ts'
import { waits } from './rows/whose-turn/waits.ts'
import type { Scenario } from './scenario.ts'

/**
 * The table: rows that hold for every protocol. What a protocol has no word for is not expected of its wire, and what
 * its lenders cannot say staff enter by hand. To add a case, add a row to the list of its theme.
 */
export const scenarios: readonly Scenario[] = [
  ...lifeCycles,
  ...creating,
  ...preparing,
  ...locating,
  ...routing,
  ...answering,
  ...costs,
  ...copyright,
  ...cancelling,
  ...cancelAnswers,
  ...delivering,
  ...doubt,
  ...receiving,
  ...accounting,
  ...recording,
  ...librarySystem,
  ...copies,
  ...renewing,
  ...losing,
  ...lateShipments,
  ...crossing,
  ...speaking,
  ...waiting,
  ...partnerSettings,
  ...loans,
  ...mishaps,
  ...arrivals,
  ...lenderEnds,
  ...cancels,
  ...files,
  ...offers,
  ...unusualOrders,
  ...waits,
  ...ownSystem,
]

/** Rows for what only ISO 18626 has: details of its wire, and the quirks of vendors' systems. */
export const iso18626Scenarios: readonly Scenario<Iso18626WireMessage>[] = [
  ...answers,
  ...charges,
  ...requests,
  ...refusals,
  ...almaRows,
  ...reshareRows,
  ...crosslinkRows,
  ...otherVendorRows,
]
