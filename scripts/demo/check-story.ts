import type { TimelineView } from '../../src/http/api/views/messages.ts'
import type { Judged, Story } from './story.ts'

type Timeline = readonly TimelineView[]

/** Returns the statuses that a request went through, as its events tell, each once where it stayed. */
export const pathOf = (timeline: Timeline): readonly string[] =>
  timeline
    .flatMap((item) => (item.kind === 'event' ? [item.status] : []))
    .filter((status, index, all) => status !== all[index - 1])

/** Returns whether no message to a partner is in progress. */
const isQuiet = (timeline: Timeline): boolean =>
  timeline.every(
    (item) => item.kind !== 'message_out' || !['waiting', 'leased'].includes(item.delivery.state),
  )

const missing = (passes: readonly string[], path: readonly string[]): string | undefined => {
  let from = 0
  for (const status of passes) {
    const index = path.indexOf(status, from)
    if (index < 0) return status
    from = index + 1
  }
  return undefined
}

/**
 * Says what is not as the story has it.
 *
 * @param story what must happen
 * @param request the request, as the API gives it
 * @param timeline its timeline, as the API gives it
 * @returns undefined where all is well
 */
export const complaintOf = (story: Story, request: Judged, timeline: Timeline): string | undefined => {
  const { status } = request
  const skipped = missing(story.passes, pathOf(timeline))
  if (skipped !== undefined) return `it did not pass through ${skipped} where it must`
  if (status !== story.ends) return `it is ${status} and must be ${story.ends}`
  if (!isQuiet(timeline)) return 'a message to a partner is not settled'
  if (story.shows?.holds(timeline, request) === false) return `it does not show that ${story.shows.words}`
  return undefined
}
