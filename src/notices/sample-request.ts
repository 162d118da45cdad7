import type { Library } from '../borrowing/library.ts'
import type { NoticeName } from '../borrowing/notice-words.ts'
import { initialState } from '../borrowing/request/initial-state.ts'
import { Request } from '../borrowing/request/request.ts'
import type { Instant } from '../borrowing/values.ts'

const dueDate = '2030-05-31'

/** Returns a made-up request for the preview of a notice: it names no real reader, and its links lead nowhere. */
export const sampleRequest = ({ code }: Library, name: NoticeName, now: Instant): Request =>
  Request.parse({
    number: 'SAMPLE-0000000000',
    library: code,
    createdAt: now,
    createdBy: { kind: 'system' },
    citation: { title: 'The Well of Echoes', author: 'Holm, Mira' },
    service: { type: name === 'delivered' ? 'copy' : 'loan' },
    patron: { id: 'sample', givenName: 'Sample', surname: 'Reader', email: 'reader@library.example' },
    stage: 'on_loan',
    ...initialState,
    items: [
      {
        id: 1,
        entry: 1,
        hold: 'none',
        ...(name === 'delivered'
          ? { form: 'digital', state: 'received', url: 'https://library.example/sample.pdf' }
          : { form: 'physical', state: 'on_loan', dueDate }),
      },
    ],
    requestIdCount: 1,
    entryCount: 1,
    itemCount: 1,
  })
