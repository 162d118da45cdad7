import { z } from 'zod'
import { LibraryCode } from '../borrowing/values.ts'
import { libraryFitsRole, roles } from '../configuration/roles.ts'
import { schemaMessage } from '../translations/schema-message.ts'

/** People get this role, and library, whose claim has this value. */
const OpenIdRole = z
  .object({
    /** The name of a claim of the ID token, such as `groups`. */
    claim: z.string().min(1).max(200),
    /** The value of the claim, or one of its values where it is a list. */
    value: z.string().min(1).max(500),
    role: z.enum(roles).exclude(['system', 'metrics']),
    library: LibraryCode.optional(),
    /** True for staff or viewers of every library: without it, a forgotten `library` would give them all. */
    allLibraries: z.literal(true).optional(),
  })
  .superRefine(libraryFitsRole)
  .superRefine(({ role, library, allLibraries }, context) => {
    const add = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (library !== undefined && allLibraries === true)
      add('allLibraries', schemaMessage('fault.not_beside_library'))
    if ((role === 'staff' || role === 'viewer') && library === undefined && allLibraries !== true)
      add('library', `is required for the role ${role}, or \`allLibraries\` with true`)
  })

/** The table that maps claims to roles. The first row that matches applies. */
export const OpenIdRoles = z.array(OpenIdRole).min(1).max(500)
export type OpenIdRole = z.infer<typeof OpenIdRole>

/** An identity provider with which people sign in by OpenID Connect. */
export type OpenIdSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly roles: readonly OpenIdRole[]
  /** Whether its addresses may lead into private networks. */
  readonly allowPrivateNetwork: boolean
}

const hasValue = (claim: unknown, value: string): boolean =>
  Array.isArray(claim) ? claim.includes(value) : claim === value

/**
 * Finds the role of a person by the claims of the ID token.
 *
 * @returns undefined where no row of the table matches: the person may not sign in
 */
export const roleByClaims = (
  table: readonly OpenIdRole[],
  claims: Readonly<Record<string, unknown>>,
): OpenIdRole | undefined => table.find(({ claim, value }) => hasValue(claims[claim], value))
