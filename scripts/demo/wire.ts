import { z } from 'zod'

/** What the demo tells a process of lenders: which to run, and where their messages go. */
export const LendersOrder = z.object({
  gateway: z.string(),
  /** Factor on the pauses of their scenarios. */
  pace: z.number(),
  /** Each is named by its scenario; it shows the token to the gateway and wants it shown. */
  lenders: z.array(z.object({ scenario: z.string(), token: z.string() })),
})
export type LendersOrder = z.infer<typeof LendersOrder>

/** What it answers: where each of them listens. */
export const LendersReady = z.object({ urls: z.record(z.string(), z.string()) })
export type LendersReady = z.infer<typeof LendersReady>
