import type { Client } from '@lendwire/client'
import { answerOf } from '../from-client.ts'
import type { SavedView } from '../types.ts'

type Method = (path: string, init?: object) => Promise<{ data?: never; error?: unknown; response: Response }>

/** Returns the operations of saved views of lists. */
export const viewOperations = (client: Client) => {
  const { GET, PUT, DELETE } = client as unknown as Readonly<Record<'GET' | 'PUT' | 'DELETE', Method>>
  return {
    views: async (): Promise<readonly SavedView[]> => {
      const { items }: { readonly items: readonly SavedView[] } = await answerOf(GET('/v1/views'))
      return items
    },
    saveView: ({ code, ...body }: SavedView): Promise<SavedView> =>
      answerOf(PUT('/v1/views/{code}', { params: { path: { code } }, body })),
    deleteView: (code: string): Promise<unknown> =>
      answerOf(DELETE('/v1/views/{code}', { params: { path: { code } } })),
  }
}
