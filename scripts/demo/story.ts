import type { Command, CreateRequest } from '../../src/borrowing/command.ts'
import type { Status } from '../../src/borrowing/status.ts'
import type { TimelineView } from '../../src/http/message-views.ts'

type Timeline = readonly TimelineView[]

/** What the library does when its request has come to a status. */
export type Step = {
  readonly at: Status
  /** What must be seen besides before it goes on. */
  readonly once?: (timeline: Timeline) => boolean
  readonly by?: 'staff:anna' | 'patron:p-1'
  readonly does: Command
}

/** One scenario: what is asked for and of whom, what the library does, and how it must end. */
export type Story = {
  readonly name: string
  /** Partners in order, named by the scenario of the lender that plays them. */
  readonly rota: readonly string[]
  readonly request?: Partial<Pick<CreateRequest, 'service' | 'workflow' | 'citation'>>
  readonly steps: readonly Step[]
  /** Statuses that it must pass through, in this order; others may lie between. */
  readonly passes: readonly Status[]
  readonly ends: Status
  /** What the timeline must show besides, in words and as a test. */
  readonly shows?: { readonly words: string; readonly holds: (timeline: Timeline) => boolean }
}
