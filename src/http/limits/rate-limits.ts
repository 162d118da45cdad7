import { type CallCount, createCallCounts } from './call-counts.ts'

/**
 * Rate limits that each process counts separately: they keep a process from being busy with one sender. What they hold back
 * changes nothing.
 */
export type RateLimits = {
  /**
   * Returns whether one more message that is not authenticated may be kept. Each source has its own limit beside the
   * one for all.
   */
  readonly mayKeepUnauthenticated: (source: string) => boolean
  /** Returns whether the page behind a link may be shown once more. `link` is the hash of its token. */
  readonly mayView: (link: string) => boolean
  /** Returns whether one more sign-in at an identity provider may be started from a source: each is stored. */
  readonly mayStartSignIn: (source: string) => boolean
  /** Counts one more call of a key or person, who has a limit of calls a minute. */
  readonly countCall: (principal: string, limit: number) => CallCount
  /** Returns whether one more message may be noted for the technician of a partner. */
  readonly mayNoteArrival: (partner: string) => boolean
}

const viewsPerMinute = 60
/** A whole campus may have one address. */
const startedSignInsPerMinute = 300
const arrivalsPerMinute = 120
/** The share of one source in the messages that are kept. */
const sourcesPerMinute = 4
/** How many times the limit for all may be reached by first messages of sources, which are kept beyond it. */
const firstMessages = 4

/** Makes a limit of calls a minute for each name. It remembers the names of the present minute only. */
const limitEach = (perMinute: number, clock: () => number) => {
  let minute = -1
  const used = new Map<string, number>()
  return (name: string): boolean => {
    const current = Math.floor(clock() / 60_000)
    if (current !== minute) {
      minute = current
      used.clear()
    }
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    return count <= perMinute
  }
}

/**
 * Makes the rate limits of a process.
 *
 * @param clock milliseconds since 1970
 * @param unauthenticatedPerMinute how many messages that are not authenticated are kept a minute, of all sources
 */
export const createRateLimits = (clock: () => number, unauthenticatedPerMinute: number): RateLimits => {
  const ofAll = limitEach(unauthenticatedPerMinute, clock)
  const ofSource = limitEach(Math.max(1, Math.ceil(unauthenticatedPerMinute / sourcesPerMinute)), clock)
  const firstOfSource = limitEach(1, clock)
  const ofFirst = limitEach(firstMessages * unauthenticatedPerMinute, clock)
  return {
    mayKeepUnauthenticated: (source) => {
      const isFirst = firstOfSource(source)
      return ofSource(source) && (ofAll('all') || (isFirst && ofFirst('all')))
    },
    mayView: limitEach(viewsPerMinute, clock),
    mayStartSignIn: limitEach(startedSignInsPerMinute, clock),
    countCall: createCallCounts(clock),
    mayNoteArrival: limitEach(arrivalsPerMinute, clock),
  }
}
