import { useLocalStorage } from '@mantine/hooks'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { toProblem } from '../../api/problem.ts'

type Named = { readonly code: string; readonly name: string }
type Key = { readonly role: string; readonly revokedAt?: string }
type ListOf<Item> = { readonly items: readonly Item[] }

/** The code of the demonstration lender's partner document. */
export const demonstration = 'DEMO'

/** The progress of setting up a gateway. */
export type Setup = {
  readonly library: Named | null
  /** The first partner that is no demonstration. */
  readonly partner: Named | null
  readonly hasSystem: boolean
  readonly hasMailbox: boolean
  readonly hasKey: boolean
}

const exists = async (read: Promise<unknown>): Promise<boolean> => {
  try {
    await read
    return true
  } catch (error) {
    if (toProblem(error).kind === 'not_found') return false
    throw error
  }
}

/** Returns the query of how far the gateway is set up. */
export const setupQuery = (api: Api) =>
  queryOptions({
    queryKey: ['setup'],
    staleTime: 0,
    queryFn: async (): Promise<Setup> => {
      const list = async <Item>(path: string): Promise<readonly Item[]> =>
        (await api.documents.get<ListOf<Item>>(path)).items
      const [libraries, partners, mailboxes, keys] = await Promise.all([
        list<Named>('/v1/libraries'),
        list<Named>('/v1/partners'),
        list('/v1/mailboxes'),
        list<Key>('/v1/keys'),
      ])
      const [library = null] = libraries
      return {
        library,
        partner: partners.find(({ code }) => code !== demonstration) ?? null,
        hasSystem:
          library !== null &&
          (await exists(api.documents.get(`/v1/libraries/${encodeURIComponent(library.code)}/ils`))),
        hasMailbox: mailboxes.length > 0,
        hasKey: keys.some(({ role, revokedAt }) => role === 'system' && revokedAt === undefined),
      }
    },
  })

/** Returns the steps that a person says there is nothing to do for, kept in the browser. */
export const useSkippedSteps = () => {
  const [skipped, setSkipped] = useLocalStorage<readonly string[]>({
    key: 'lendwire.skipped-steps',
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  return {
    isSkipped: (step: string): boolean => skipped.includes(step),
    toggle: (step: string): void =>
      setSkipped(skipped.includes(step) ? skipped.filter((each) => each !== step) : [...skipped, step]),
  }
}
