import { z } from 'zod'
import { WebUrl } from './values.ts'

const claim = (name: string) => z.string().min(1).max(200).prefault(name)

/** The identity provider at which patrons sign in by OpenID Connect, and the claims that say who they are. */
export const PatronOpenId = z.object({
  issuer: WebUrl.meta({ 'x-destination': true }),
  allowPrivateNetwork: z
    .boolean()
    .prefault(false)
    .describe('Whether the identity provider may be in a private network. False by default.'),
  clientId: z.string().min(1).max(200),
  clientSecret: z
    .string()
    .regex(/^(?:[\x21-\x7e]{8,500}|\*{8})$/, 'must be eight or more characters without spaces')
    .meta({ 'x-secret': true }),
  scope: z
    .string()
    .max(500)
    .regex(/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/, 'must be words with one space between them')
    .prefault('openid email profile')
    .describe('What is asked of the identity provider.'),
  /** The names of the claims. */
  claims: z
    .object({
      /** The patron's id in the library's system. */
      id: claim('sub'),
      surname: claim('family_name'),
      givenName: claim('given_name'),
      email: claim('email'),
      /** The patron group: not read where left out. */
      group: z.string().min(1).max(200).optional(),
      language: claim('locale'),
    })
    .prefault({})
    .describe('The names of the claims that say who a patron is.'),
})
export type PatronOpenId = z.infer<typeof PatronOpenId>
