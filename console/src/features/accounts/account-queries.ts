import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

export type ApiKey = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly library?: string
  readonly lastFour: string
  readonly createdAt: string
  readonly lastUsedAt?: string
  readonly revokedAt?: string
  readonly replacedBy?: string
}

export type User = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly library?: string | null
  readonly status: 'invited' | 'active' | 'disabled'
  readonly hasSecondFactor: boolean
  readonly lastSeenAt?: string
  readonly openId?: Identity
  /** The identity of the last sign-in that was refused because this account has its address. */
  readonly refusedOpenId?: Identity & { readonly at: string; readonly name?: string }
}

/** A person at an identity provider. */
type Identity = { readonly issuer: string; readonly subject: string }

export type Invitation = { readonly state: 'mailed' | 'not_mailed' | 'not_set_up'; readonly link?: string }

type ListOf<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

/** Returns the query of the API keys. */
export const keysQuery = (api: Api) =>
  queryOptions({
    queryKey: ['keys'],
    queryFn: async () => (await api.documents.get<ListOf<ApiKey>>('/v1/keys')).items,
  })

/** Returns the query of all people who work with lendwire, by name. */
export const usersQuery = (api: Api) =>
  queryOptions({
    queryKey: ['users'],
    queryFn: async () => {
      const users: User[] = []
      let cursor: string | null = null
      do {
        const query: Record<string, string> = { limit: '200', ...(cursor === null ? {} : { cursor }) }
        const page: ListOf<User> = await api.documents.get<ListOf<User>>('/v1/users', query)
        users.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null)
      return users.toSorted((one, other) => one.name.localeCompare(other.name))
    },
  })
