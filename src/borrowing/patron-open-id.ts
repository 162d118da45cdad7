import { z } from 'zod'
import { schemaMessage } from '../translations/schema-message.ts'
import { WebUrl } from './values.ts'

const claim = (name: string) => z.string().min(1).max(200).prefault(name)

/** The identity provider at which patrons sign in by OpenID Connect, and the claims that say who they are. */
export const PatronOpenId = z.object({
  issuer: WebUrl.meta({ 'x-destination': true }).describe('The URL of the identity provider.'),
  allowPrivateNetwork: z
    .boolean()
    .prefault(false)
    .describe('Whether the identity provider may be in a private network. False by default.'),
  clientId: z.string().min(1).max(200).describe('The id of lendwire at the identity provider.'),
  clientSecret: z
    .string()
    .regex(/^(?:[\x21-\x7e]{8,500}|\*{8})$/, schemaMessage('fault.client_secret'))
    .meta({ 'x-secret': true })
    .describe('The secret of lendwire at the identity provider.'),
  scope: z
    .string()
    .max(500)
    .regex(/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/, schemaMessage('fault.scopes'))
    .prefault('openid email profile')
    .describe('What is asked of the identity provider.'),
  /** The names of the claims. */
  claims: z
    .object({
      id: claim('sub').describe('The claim that holds the patron’s id in the library’s own system.'),
      surname: claim('family_name').describe('The claim that holds the surname.'),
      givenName: claim('given_name').describe('The claim that holds the given name.'),
      email: claim('email').describe('The claim that holds the email address.'),
      group: z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe('The claim that holds the patron group; not read where left out.'),
      language: claim('locale').describe('The claim that holds the language.'),
    })
    .prefault({})
    .describe('The names of the claims that say who a patron is.'),
})
export type PatronOpenId = z.infer<typeof PatronOpenId>
