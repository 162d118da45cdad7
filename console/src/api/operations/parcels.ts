import { type Client, newIdempotencyKey } from '@lendwire/client'
import { answerOf } from '../from-client.ts'
import type { NewParcel, Parcel } from '../types.ts'

type Method = (path: string, init?: object) => Promise<{ data?: never; error?: unknown; response: Response }>

/** Returns the operations of parcels that came without a request. */
export const parcelOperations = (client: Client) => {
  const { GET, POST, DELETE } = client as unknown as Readonly<Record<'GET' | 'POST' | 'DELETE', Method>>
  const header = () => ({ 'Idempotency-Key': newIdempotencyKey() })
  return {
    parcels: async (library: string | undefined): Promise<readonly Parcel[]> => {
      const query = library === undefined ? {} : { library: [library] }
      const page: { readonly items: readonly Parcel[] } = await answerOf(
        GET('/v1/parcels', { params: { query } }),
      )
      return page.items
    },
    recordParcel: (body: NewParcel): Promise<Parcel> =>
      answerOf(POST('/v1/parcels', { params: { header: header() }, body })),
    matchParcel: (id: string, request: string, adopt: boolean): Promise<unknown> =>
      answerOf(
        POST('/v1/parcels/{id}/match', {
          params: { path: { id }, header: header() },
          body: { request, adopt },
        }),
      ),
    removeParcel: (id: string): Promise<unknown> =>
      answerOf(DELETE('/v1/parcels/{id}', { params: { path: { id } } })),
  }
}
