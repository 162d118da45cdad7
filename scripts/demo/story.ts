import type { Command } from '../../src/borrowing/commands/command.ts'
import type { CreateRequest } from '../../src/borrowing/commands/create-input.ts'
import type { Status } from '../../src/borrowing/status/statuses.ts'
import type { TimelineView } from '../../src/http/api/views/messages.ts'
import type { RequestView } from '../../src/http/api/views/request-schemas.ts'

type Timeline = readonly TimelineView[]

/** The action of the library when its request has reached a status. */
export type Step = {
  readonly at: Status
  /** A further condition before the step starts. */
  readonly once?: (timeline: Timeline) => boolean
  readonly by?: 'staff:anna' | 'patron:p-1'
  readonly does: Command
}

/** The parts of a request that are checked. */
export type Judged = Pick<RequestView, 'status' | 'rota' | 'patron'>

/** One scenario: what is asked for and of whom, what the library does, and how it must end. */
export type Story = {
  readonly name: string
  /** Partners in order, named by the scenario of the lender that plays them; behind a dot its profile of NCIP. */
  readonly rota: readonly string[]
  /** The code of the library that borrows; the first one where it is left out. */
  readonly library?: string
  /** Further or replaced members of the request: `rota: undefined` leaves the rota to the rules. */
  readonly request?: Partial<
    Pick<CreateRequest, 'service' | 'workflow' | 'citation' | 'rota' | 'patron' | 'pickupLocation' | 'hold'>
  >
  /** An OpenURL that it is asked for by, in place of a citation. */
  readonly openUrl?: string
  /** Staff send it unless rules do. */
  readonly sends?: 'automatically'
  readonly steps: readonly Step[]
  /** Statuses that it must pass through, in this order; others may lie between. */
  readonly passes: readonly Status[]
  readonly ends: Status
  /** A condition on the timeline or the request, in words and as a test. */
  readonly shows?: {
    readonly words: string
    readonly holds: (timeline: Timeline, request: Judged) => boolean
  }
}
