import type { Request } from './request.ts'

/** The state of a request in which nothing has happened yet: nothing waits, nobody was asked, no item is there. */
export const initialState: Pick<
  Request,
  | 'waitingFor'
  | 'negotiation'
  | 'lastAnswer'
  | 'attention'
  | 'next'
  | 'outcome'
  | 'rota'
  | 'items'
  | 'deadlines'
  | 'itemsWanted'
  | 'requestIdCount'
  | 'entryCount'
  | 'itemCount'
> = {
  waitingFor: [],
  negotiation: null,
  lastAnswer: null,
  attention: [],
  next: null,
  outcome: null,
  rota: [],
  items: [],
  deadlines: [],
  itemsWanted: 1,
  requestIdCount: 0,
  entryCount: 0,
  itemCount: 0,
}
