import { z } from 'zod'
import { AsciiWord, PlainAscii } from '../borrowing/values.ts'

/**
 * Headers that frame the message or belong to the connection (RFC 9110, section 7.6.1; RFC 9112, section 6), and those
 * that lendwire sets by what it sends and can read.
 */
const ownHeaders =
  /^(host|connection|content-.*|transfer-encoding|te|trailer|upgrade|http2-settings|expect|keep-alive|proxy-connection|accept|accept-encoding)$/i

const carriesCredentials = /^(proxy-)?authori[sz]ation$|^cookie$|token|secret|password|api-?key/i

/** The name of an extra header: credentials are in outboundCredentials, and nobody sets what frames a message. */
const ExtraHeaderName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'must be the name of a header, such as X-Tenant')
  .refine(
    (name) => !ownHeaders.test(name) && !carriesCredentials.test(name),
    'such a header cannot be set here: credentials belong into outboundCredentials, and lendwire itself frames its messages',
  )

/** Extra HTTP headers for a partner, without secrets. */
export const ExtraHeaders = z
  .record(
    ExtraHeaderName,
    z
      .string()
      .regex(/^[\t\x20-\x7e]*$/, 'must be printable characters of ASCII: no accents, and no line breaks'),
  )
  .prefault({})
export type ExtraHeaders = z.infer<typeof ExtraHeaders>

/** The credentials that lendwire shows to a partner over HTTP: filled in at sending, in no stored message. */
export const OutboundCredentials = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('bearer'),
      token: AsciiWord.max(2000).meta({ 'x-secret': true }).describe('The bearer token.'),
    }),
    z.object({
      kind: z.literal('basic'),
      username: z.string().max(200).describe('The name of the account.'),
      password: z.string().max(500).meta({ 'x-secret': true }).describe('The password.'),
    }),
    z.object({
      kind: z.literal('header'),
      name: z
        .string()
        .regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header, such as X-Api-Key')
        .max(100)
        .refine(
          (name) => !ownHeaders.test(name),
          'such a header carries no credentials: lendwire itself sets what frames its messages and says what it reads',
        )
        .describe('The name of the header.'),
      value: PlainAscii.meta({ 'x-secret': true }).describe('Its value.'),
    }),
  ])
  .prefault({ kind: 'none' })
export type OutboundCredentials = z.infer<typeof OutboundCredentials>
