import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery, partnersQuery } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { keysQuery, usersQuery } from '../accounts/account-queries.ts'

/** The kinds of what the audit log names by id or code, and what has a name of its own. */
export type NamedKind = 'user' | 'key' | 'library' | 'partner'
export type NamedThing = { readonly kind: NamedKind; readonly code: string; readonly name: string }

/** Returns people, keys, libraries and partners with their names: the audit log knows their ids and codes only. */
export const useNamedThings = (): readonly NamedThing[] => {
  const api = useApi()
  const users = useQuery({ ...usersQuery(api), enabled: usePermission('users:manage') })
  const keys = useQuery({ ...keysQuery(api), enabled: usePermission('keys:manage') })
  const libraries = useQuery(librariesQuery(api))
  const partners = useQuery(partnersQuery(api))
  return [
    ...(users.data ?? []).map(({ id, name }) => ({ kind: 'user' as const, code: id, name })),
    ...(keys.data ?? []).map(({ id, name }) => ({ kind: 'key' as const, code: id, name })),
    ...(libraries.data ?? []).map(({ code, name }) => ({ kind: 'library' as const, code, name })),
    ...(partners.data ?? []).map(({ code, name }) => ({ kind: 'partner' as const, code, name })),
  ]
}

/** Gives the name of what the audit log names by its kind and its id or code; undefined where none is known. */
export const useAuditNames = (): ((kind: string, code: string) => string | undefined) => {
  const names = new Map(useNamedThings().map(({ kind, code, name }) => [`${kind} ${code}`, name]))
  return (kind, code) => names.get(`${kind} ${code}`)
}
