import { z } from 'zod'

/** The order of the demo for a process: which lenders and library systems to run, and where their messages go. */
export const PlayersOrder = z.object({
  gateway: z.string(),
  /** Factor on the pauses of their scenarios. */
  pace: z.number(),
  /** Each shows the token to the gateway and wants it shown. */
  lenders: z.array(
    z.object({
      partner: z.string(),
      scenario: z.string(),
      /** Its NCIP profile; it speaks ISO 18626 where there is none. */
      profile: z.enum(['standard', 'alma_p2p', 'nncipp']).optional(),
      token: z.string(),
    }),
  ),
  /** Libraries' own systems, with the tokens of both sides. */
  systems: z.array(
    z.object({
      library: z.string(),
      token: z.string(),
      /** The number of AcceptItem that it refuses before it takes one. */
      refuses: z.int(),
    }),
  ),
})
export type PlayersOrder = z.infer<typeof PlayersOrder>

/** The answer of the process: the addresses of all of them, by the code of the partner or library. */
export const PlayersReady = z.object({ urls: z.record(z.string(), z.string()) })
export type PlayersReady = z.infer<typeof PlayersReady>
