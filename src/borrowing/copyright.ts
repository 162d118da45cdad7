import { change, type Draft } from './life-cycle/draft.ts'
import type { CopyrightCount } from './request/copyright.ts'

/** Returns whether as many copies were counted as the library takes in a year. */
export const isAtLimit = ({ filled, pending, limit }: CopyrightCount): boolean => filled + pending >= limit

/**
 * Keeps what was counted for a copy. At the limit the request waits for staff; the compliance code follows from the
 * count unless the request names one. A request that staff have cleared stays cleared for the same journal.
 */
export const applyCopyrightCount = (draft: Draft): Draft => {
  const { request, context } = draft
  const others = request.waitingFor.filter((waiting) => waiting.for !== 'copyright')
  const { copyright } = context
  if (copyright === undefined) {
    if (request.copyright?.count === undefined) return draft
    const { count: _, code: __, ...kept } = request.copyright
    return change(draft, { waitingFor: others, copyright: kept })
  }
  const { count, code } = copyright
  const isCleared = request.copyright?.cleared !== undefined && request.copyright.count?.issn === count.issn
  const currentCode = request.service.copyrightCompliance
  const service =
    currentCode === undefined || currentCode === request.copyright?.code
      ? { ...request.service, copyrightCompliance: code }
      : request.service
  return change(draft, {
    service,
    copyright: { ...request.copyright, count, code },
    waitingFor: isAtLimit(count) && !isCleared ? [...others, { for: 'copyright' }] : others,
  })
}
