import { z } from 'zod'

/** Headers that carry credentials, or that belong to the message or the connection itself. */
const notExtra = [
  /^(proxy-)?authori[sz]ation$|^cookie$|token|secret|password|api-?key/i,
  /^(host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-connection)$/i,
]

/** The name of an extra header: credentials stand in outboundCredentials, and nobody sets what frames a message. */
const ExtraHeaderName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/)
  .refine(
    (name) => notExtra.every((pattern) => !pattern.test(name)),
    'such a header cannot be set here: credentials belong into outboundCredentials, and lendwire itself frames its messages',
  )

/** Extra HTTP headers for a partner, without secrets. */
export const ExtraHeaders = z.record(ExtraHeaderName, z.string().regex(/^[\t\x20-\x7e]*$/)).prefault({})
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
