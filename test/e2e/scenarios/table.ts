import type { Iso18626Saying } from './iso18626-lender.ts'
import { answering } from './rows/answering.ts'
import { cancelling } from './rows/cancelling.ts'
import { circulating } from './rows/circulating.ts'
import { crossing } from './rows/crossing.ts'
import { delivering } from './rows/delivering.ts'
import { iso18626Rows } from './rows/iso18626.ts'
import { journeys } from './rows/journeys.ts'
import { preparing } from './rows/preparing.ts'
import { receiving } from './rows/receiving.ts'
import { speaking } from './rows/speaking.ts'
import { vendorRows } from './rows/vendors.ts'
import { waiting } from './rows/waiting.ts'
import type { Scenario } from './scenario.ts'

/** The table: rows that hold for every protocol that can say them. */
export const scenarios: readonly Scenario[] = [
  ...journeys,
  ...preparing,
  ...answering,
  ...cancelling,
  ...delivering,
  ...receiving,
  ...circulating,
  ...crossing,
  ...speaking,
  ...waiting,
]

/** Rows for what only ISO 18626 has: details of its wire, and the quirks of vendors' systems. */
export const iso18626Scenarios: readonly Scenario<Iso18626Saying>[] = [...iso18626Rows, ...vendorRows]
