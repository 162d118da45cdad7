import { z } from 'zod'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { PartnerCode } from '../values.ts'

/** How many of the requests that it was asked last a partner supplied. */
export const Figures = z.object({ asked: z.int().nonnegative(), supplied: z.int().nonnegative() })
export type Figures = z.infer<typeof Figures>

/** The figures of all partners, by their codes: one document, counted now and then. */
export const PartnerFigures = z.record(PartnerCode, Figures)
export type PartnerFigures = z.infer<typeof PartnerFigures>

/** The key of that document. */
export const theFigures = 'partners'

const supplied = (entry: Entry): boolean => entry.shipped === true || entry.state === 'supplied'
const failed = ({ state }: Entry): boolean => ['rejected', 'expired', 'failed'].includes(state)

/**
 * Counts what a partner made of the requests that it was asked. What is still open, and what the library took back,
 * says nothing about it.
 */
export const figuresOf = (partner: PartnerCode, requests: readonly Request[]): Figures => {
  const asked = requests
    .flatMap(({ rota }) => rota)
    .filter((entry) => entry.partner === partner && entry.requestIds.length > 0)
    .filter((entry) => supplied(entry) || failed(entry))
  return { asked: asked.length, supplied: asked.filter(supplied).length }
}

/**
 * The share of what a partner was asked that it supplied. One success and one failure are added to what was counted, so
 * that a partner that was never asked stands in the middle (one half) and one answer does not decide.
 */
export const successOf = (figures: Figures = { asked: 0, supplied: 0 }): number =>
  (figures.supplied + 1) / (figures.asked + 2)
