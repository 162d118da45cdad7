import type { TimelineView } from '../../src/http/api/views/messages.ts'
import { complaintOf, pathOf } from './check-story.ts'
import { createTeller, type Line } from './describe-entry.ts'
import type { Library } from './library.ts'
import { patron } from './patron.ts'
import type { Story } from './story.ts'

/** The result of a story. */
export type Outcome = {
  readonly story: Story
  readonly number: string
  readonly path: readonly string[]
  readonly status: string
  readonly seconds: number
  /** The difference from the expected result. */
  readonly complaint: string | undefined
}

/** The time between two checks of a story, and how long it may take, in milliseconds. */
const lookEvery = 40
const longest = 15_000

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    setTimeout(resolve, lookEvery)
  })

/**
 * Plays one story over the REST API: makes the request, sends it, gives the library's commands as the statuses come, and
 * tells what the timeline shows.
 *
 * @param tell takes each line as it happens
 * @param signal ends it early
 */
export const play = async (
  library: Library,
  story: Story,
  tell: (line: Line) => void,
  signal: AbortSignal,
): Promise<Outcome> => {
  const started = performance.now()
  const teller = createTeller(() => new Date())
  const citation = {
    title: 'On lending',
    author: 'Lending, Lena',
    identifiers: [{ type: 'ISBN', value: '9783161484100' }],
  }
  const number = await library.create({
    library: story.library ?? 'DEMO',
    reference: story.name,
    ...(story.openUrl === undefined ? { citation } : { openUrl: story.openUrl }),
    service: { type: 'loan', form: 'physical' },
    patron: { id: patron.id },
    rota: story.rota,
    ...story.request,
  })
  if (story.sends === undefined) await library.command(number, 'staff:anna', { type: 'send' })

  let stepsDone = 0
  let timeline: readonly TimelineView[] = []
  let request = await library.read(number)
  const giveUpAt = started + longest
  for (;;) {
    request = await library.read(number)
    timeline = await library.timeline(number)
    for (const line of teller(timeline)) tell(line)
    const step = story.steps[stepsDone]
    if (step === undefined && complaintOf(story, request, timeline) === undefined) break
    if (performance.now() > giveUpAt) break
    if (step !== undefined && request.status === step.at && step.once?.(timeline) !== false) {
      await library.command(number, step.by ?? 'staff:anna', step.does)
      stepsDone += 1
    } else {
      await pause(signal)
    }
  }
  const { status } = request
  const waiting = story.steps[stepsDone]
  const complaint =
    waiting === undefined
      ? complaintOf(story, request, timeline)
      : `it is ${status} and never became ${waiting.at}`
  const seconds = (performance.now() - started) / 1000
  return { story, number, path: pathOf(timeline), status, seconds, complaint }
}
