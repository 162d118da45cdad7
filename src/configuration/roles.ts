import type { z } from 'zod'
import { schemaMessage } from '../translations/schema-message.ts'

/** The roles of keys and people. `src/accounts/permissions.ts` says what each may do. */
export const roles = ['admin', 'library_admin', 'staff', 'viewer', 'system', 'metrics'] as const
export type Role = (typeof roles)[number]

/** Whether a principal of the role belongs to a library. */
const libraryOfRole: Readonly<Record<Role, 'required' | 'optional' | 'none'>> = {
  admin: 'none',
  library_admin: 'required',
  staff: 'optional',
  viewer: 'optional',
  system: 'required',
  metrics: 'none',
}

/** Refuses a role without the library that it needs, or with one that it must not have: for `superRefine`. */
export const libraryFitsRole = (
  { role, library }: { readonly role: Role; readonly library?: string | undefined },
  context: z.core.$RefinementCtx,
): void => {
  const needs = libraryOfRole[role]
  if (needs === 'required' && library === undefined)
    context.addIssue({
      code: 'custom',
      path: ['library'],
      message: schemaMessage('fault.required_for_role', { role }),
    })
  if (needs === 'none' && library !== undefined)
    context.addIssue({
      code: 'custom',
      path: ['library'],
      message: schemaMessage('fault.not_for_role', { role }),
    })
}
