import { z } from 'zod'

/** Extra HTTP headers for a partner, without secrets. */
export const ExtraHeaders = z
  .record(z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/))
  .prefault({})
export type ExtraHeaders = z.infer<typeof ExtraHeaders>

/** How lendwire shows a partner over HTTP who it is: filled in at sending, in no stored message. */
export const OutboundCredentials = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('bearer'),
      token: z
        .string()
        .regex(/^[\x21-\x7e]+$/)
        .max(2000),
    }),
    z.object({ kind: z.literal('basic'), username: z.string().max(200), password: z.string().max(500) }),
    z.object({
      kind: z.literal('header'),
      name: z.string().regex(/^[A-Za-z0-9-]+$/),
      value: z.string().regex(/^[\x20-\x7e]+$/),
    }),
  ])
  .prefault({ kind: 'none' })
export type OutboundCredentials = z.infer<typeof OutboundCredentials>
