import type { Case } from '../case.ts'
import type { Bench } from './bench.ts'
import { loanCases } from './loan-cases.ts'
import { requestCases } from './request-cases.ts'
import { shippedCases } from './shipped-cases.ts'
import { wireCases } from './wire-cases.ts'

/** The cases for a supplier that speaks ISO 18626, in their order. */
export const iso18626Supplier: readonly Case<Bench>[] = [
  ...wireCases,
  ...requestCases,
  ...loanCases,
  ...shippedCases,
]
