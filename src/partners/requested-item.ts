import type { Citation } from '../borrowing/request/citation.ts'
import type { Service } from '../borrowing/request/service.ts'
import type { Subject } from './rendered-message.ts'

/** Returns the citation and service for this partner: a retry may have changed them for its entry only. */
export const requestedItem = ({
  request,
  entry,
}: Pick<Subject, 'request' | 'entry'>): { readonly citation: Citation; readonly service: Service } => ({
  citation: { ...request.citation, ...entry.changes?.citation },
  service: {
    ...request.service,
    ...entry.changes?.service,
    type: entry.changes?.service?.type ?? request.service.type,
  },
})

/** Returns whether a copy is wanted as a file. */
export const wantsFile = ({ type, form }: Service): boolean => type !== 'loan' && form === 'digital'
