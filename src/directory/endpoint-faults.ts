import { z } from 'zod'
import { NcipUrl, WebUrl } from '../borrowing/values.ts'
import { faultsOf } from '../input-faults.ts'
import type { Fault } from '../problem.ts'
import type { EntryFacts } from './directory-entry.ts'

/** The address that each protocol takes. */
const addresses = { iso18626: WebUrl, ncip: NcipUrl, email: z.email() }

/** Finds an endpoint of an entry that no message can be sent to. */
export const endpointFaults = (endpoint: EntryFacts['endpoint']): readonly Fault[] => {
  const read = endpoint === undefined ? undefined : addresses[endpoint.protocol].safeParse(endpoint.url)
  return read?.error === undefined
    ? []
    : faultsOf(read.error).map((each) => ({ ...each, path: 'endpoint/url' }))
}
