import { createClient } from '@lendwire/client'
import { createConnection } from './connection.ts'
import { configurationOperations } from './operations/configuration.ts'
import { documentOperations } from './operations/documents.ts'
import { lookUpOperations } from './operations/look-ups.ts'
import { messageOperations } from './operations/messages.ts'
import { parcelOperations } from './operations/parcels.ts'
import { requestOperations } from './operations/requests.ts'
import { sessionOperations } from './operations/session.ts'
import { viewOperations } from './operations/views.ts'

/** The operations of the gateway's API that the console uses. Each throws `ApiProblem`. */
export type Api = ReturnType<typeof createApi>

/** Makes the client of the API for one page of the browser. */
export const createApi = () => {
  const connection = createConnection()
  // The cache of queries repeats calls that read, and shows that it waits; a person repeats calls that change data.
  const client = createClient({ baseUrl: '', retries: { attempts: 1 }, fetch: connection.fetch })
  return {
    client,
    connection,
    ...sessionOperations(client),
    ...requestOperations(client),
    ...configurationOperations(client),
    documents: documentOperations(client),
    ...lookUpOperations(client),
    ...messageOperations(client),
    ...parcelOperations(client),
    ...viewOperations(client),
  }
}
